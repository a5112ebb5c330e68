import assert from "node:assert/strict";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { actionsFor, commandFor } from "../../../../src/webviews/details/actions";
import { noMarks } from "../../../support/noMarks";
import { useVscode } from "../../../support/vscode/host";
import { listedAt } from "../../commands/commandSupport";
import { token } from "../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../views/pictureSupport";

describe("the actions of a token's details", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const { features } = stateOf(session, []).survey?.loaded ?? assert.fail("nothing is listed");

  function actionsOf({
    age,
    isRetiring,
    canExpire,
  }: {
    age: number;
    isRetiring: boolean;
    canExpire: boolean;
  }) {
    const marks = isRetiring ? { ...noMarks, retirementOf: () => ({}) as PendingRetirement } : noMarks;
    const more = { features: { ...features, expire: canExpire } };
    const [listed] = listedAt(session, [token("deploy", { age })], more, marks);
    return actionsFor(listed ?? assert.fail("it is not listed"));
  }

  for (const [what, age, isRetiring, buttons, menu, endings] of [
    [
      "alive",
      2,
      false,
      ["rotate", "change"],
      ["mintAgain", "verify", "openInCoder", "copyId"],
      ["expire", "delete"],
    ],
    [
      "to end soon by the person's own word",
      2,
      true,
      ["keep"],
      ["mintAgain", "verify", "openInCoder", "copyId"],
      ["expire", "delete"],
    ],
    ["over", 40, false, ["mintAgain"], ["openInCoder", "copyId"], ["delete"]],
    ["over before its time came", 40, true, ["mintAgain"], ["openInCoder", "copyId"], ["delete"]],
  ] as const) {
    it(`are those that make sense for one that is ${what}, with nothing due`, () => {
      assert.deepEqual(actionsOf({ age, isRetiring, canExpire: true }), { buttons, menu, endings });
      assert.deepEqual(
        actionsOf({ age, isRetiring, canExpire: false }),
        { buttons, menu, endings: ["delete"] },
        "a deployment that cannot expire tokens",
      );
    });
  }

  it("are led by rotating it when it expires soon, but not if another replaces it already", () => {
    assert.equal(actionsOf({ age: 29.5, isRetiring: false, canExpire: true }).due, "rotate");
    assert.equal("due" in actionsOf({ age: 29.5, isRetiring: true, canExpire: true }), false);
  });

  it("run a command of their own each, none that of another", () => {
    const { buttons, menu, endings } = actionsOf({ age: 2, isRetiring: false, canExpire: true });
    const all = [...buttons, ...menu, ...endings, "keep" as const, "editNote" as const];
    assert.equal(new Set(all.map(commandFor)).size, all.length);
    assert.equal(commandFor("expire"), "coderAccess.tokens.expireToken");
    assert.equal(commandFor("delete"), "coderAccess.tokens.deleteToken");
    assert.equal(commandFor("keep"), "coderAccess.tokens.undoRetirement");
    assert.equal(commandFor("editNote"), "coderAccess.tokens.editNote");
    assert.equal(commandFor("openInCoder"), "coderAccess.tokens.openTokensPage");
  });
});
