import assert from "node:assert/strict";
import { tokensPicture } from "../../../../src/views/tokens/tokensPicture";
import { usualOptions } from "../../../../src/views/tokens/viewOptions";
import { detailsOf } from "../../../../src/webviews/details/detailsOf";
import { noMarks } from "../../../support/noMarks";
import { useVscode } from "../../../support/vscode/host";
import { listedAt } from "../../commands/commandSupport";
import { token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf, tokenRowsOf } from "../../views/pictureSupport";

describe("what the details say that a token can run", () => {
  useVscode();

  async function runnableOf(...given: Parameters<typeof token>) {
    const state = stateOf(sessionAt("coder.example.com"), [token(...given)]);
    const [row] = await tokenRowsOf(
      (
        await tokensPicture(
          factsOf([state], { options: { ...usualOptions, isGrouped: false, showsExpired: true } }),
        )
      ).roots,
    );
    assert.ok(row);
    return detailsOf(row.token).runnable;
  }

  it("lists it for a narrow token", async () => {
    const runnable = await runnableOf("narrow", { scopes: ["user:read"] });
    assert.ok(typeof runnable !== "string");
    assert.deepEqual(runnable.can.requests, ["View your profile"]);
    assert.ok(runnable.can.commands.includes("whoami"));
    assert.ok(runnable.cannot.length > 0);
  });

  it("says it in a sentence for full access, its own or another's, and for one that has expired", async () => {
    assert.equal(
      await runnableOf("full", { scopes: ["coder:all"] }),
      "Every command and request that you can run.",
    );
    assert.equal(
      await runnableOf("full", { scopes: ["coder:all"], userId: "other", username: "bob" }),
      "Every command and request that bob can run.",
    );
    assert.equal(await runnableOf("old", { age: 40 }), "Nothing. This token has expired.");
  });
});

describe("what the details say of a person's own note", () => {
  useVscode();

  it("is the note itself, and nothing where there is none", () => {
    const session = sessionAt("coder.example.com");
    for (const note of ["for the nightly build", undefined]) {
      const [listed] = listedAt(session, [token("ci")], {}, { ...noMarks, noteOf: () => note });
      assert.equal(detailsOf(listed ?? assert.fail("it is not listed")).note, note);
    }
  });
});
