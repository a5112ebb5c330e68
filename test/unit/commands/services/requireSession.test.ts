import assert from "node:assert/strict";
import { requireSameSession, requireSession } from "../../../../src/commands/services/requireSession";
import type { Explained } from "../../../../src/platform/errors";
import { host, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "../commandSupport";

describe("the session that a command works with", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  const [theirs] = listedAt(there, ["deploy"]);
  const failureOf = (run: () => unknown): Explained => {
    try {
      run();
    } catch (error) {
      return error as Explained;
    }
    throw new Error("it did not fail");
  };

  it("is that of its row, be it of a deployment, of a token, or a token itself, and else the current one", () => {
    for (const row of [{ session: there }, rowOf(theirs), theirs])
      assert.equal(requireSession(sessionsOf(here, there), row), there);
    for (const row of [undefined, null, "x", { label: "x" }])
      assert.equal(requireSession(sessionsOf(here, there), row), here);
  });

  it("is never another one in place of the row's, and offers to sign in", async () => {
    const failure = failureOf(() => requireSession(sessionsOf(here), { session: there }));
    assert.equal(failure.message, "You're not signed in to a Coder deployment.");
    assert.deepEqual(
      failure.steps.map(({ title }) => title),
      ["Sign In"],
    );
    await failure.steps[0]?.run();
    assert.deepEqual(host.executed, [{ command: "coderAccess.session.signIn", args: [] }]);
  });

  it("is not known while the keyring fails, which is said, with a way to ask it again", async () => {
    const fault = new Error("locked");
    const failure = failureOf(() => requireSession({ ...sessionsOf(), fault }));
    assert.match(failure.message, /doesn't say who is signed in/);
    assert.equal(failure.cause, fault);
    assert.deepEqual(
      failure.steps.map(({ title }) => title),
      ["Retry", "Sign In"],
    );
    await failure.steps[0]?.run();
    assert.equal(host.executed[0]?.command, "coderAccess.tokens.refreshTokens");
  });

  it("is, for what is done to a token, that of the person whom it was shown to", () => {
    assert.ok(theirs);
    const newer = { ...there };
    assert.equal(requireSameSession(sessionsOf(here, newer), theirs), newer);
    const olive = { ...there, record: { ...there.record, userId: "olive" } };
    assert.throws(() => requireSameSession(sessionsOf(here, olive), theirs), {
      message: /as a different user/,
    });
    assert.throws(() => requireSameSession(sessionsOf(here), theirs), { message: /not signed in/ });
  });
});
