import assert from "node:assert/strict";
import { createTokenAt } from "../../../../src/commands/tokens/createTokenAt";
import type { SignedIn } from "../../../../src/session/sessionState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "../commandSupport";

describe("the command that opens the form for a new token at a deployment", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  function create(argument?: unknown, sessions = sessionsOf(here, there)) {
    const opened: unknown[][] = [];
    createTokenAt(
      { sessions, openNewToken: (...given: [SignedIn, unknown?]) => void opened.push(given) },
      argument,
    );
    return opened;
  }

  it("opens it empty, at that of the row", () => {
    assert.deepEqual(create({ session: there }), [[there]]);
    assert.deepEqual(create(rowOf(listedAt(there, ["ci"])[0])), [[there]]);
  });

  it("opens it with the session as it is now, not as the row had it", () => {
    const newer = { ...there };
    assert.equal(create({ session: there }, sessionsOf(here, newer))[0]?.[0], newer);
  });

  it("opens none where nobody is signed in, and never at another deployment in its place", () => {
    assert.throws(() => create({ session: there }, sessionsOf()), { message: /not signed in/ });
    assert.throws(() => create({ session: there }, sessionsOf(here)), { message: /not signed in/ });
  });
});
