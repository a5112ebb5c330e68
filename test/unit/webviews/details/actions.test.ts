import assert from "node:assert/strict";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { actionsFor, commandFor } from "../../../../src/webviews/details/actions";
import { noMarks } from "../../../support/noMarks";
import { useVscode } from "../../../support/vscode/host";
import { listedAt } from "../../commands/commandSupport";
import { token } from "../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../views/pictureSupport";

describe("the buttons of a token's details", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const { features } = stateOf(session, []).survey?.loaded ?? assert.fail("nothing is listed");

  function buttonsOf({
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

  for (const [what, age, isRetiring, buttons] of [
    ["alive", 2, false, ["rotate", "change", "mintAgain", "verify", "expire", "delete", "copyId"]],
    [
      "to end soon by the person's own word",
      2,
      true,
      ["keep", "mintAgain", "verify", "expire", "delete", "copyId"],
    ],
    ["over", 40, false, ["mintAgain", "delete", "copyId"]],
    ["over before its time came", 40, true, ["mintAgain", "delete", "copyId"]],
  ] as const) {
    it(`are those that make sense for one that is ${what}, the primary one first`, () => {
      assert.deepEqual(buttonsOf({ age, isRetiring, canExpire: true }), buttons);
      assert.deepEqual(
        buttonsOf({ age, isRetiring, canExpire: false }),
        buttons.filter((button) => button !== "expire"),
        "a deployment that cannot expire tokens",
      );
    });
  }

  it("run a command of their own each, none that of another", () => {
    const all = buttonsOf({ age: 2, isRetiring: false, canExpire: true });
    assert.equal(new Set([...all, "keep" as const].map(commandFor)).size, all.length + 1);
    assert.equal(commandFor("expire"), "coderAccess.tokens.expireToken");
    assert.equal(commandFor("delete"), "coderAccess.tokens.deleteToken");
    assert.equal(commandFor("keep"), "coderAccess.tokens.undoRetirement");
  });
});
