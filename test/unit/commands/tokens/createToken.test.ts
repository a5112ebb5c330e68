import assert from "node:assert/strict";
import { createToken } from "../../../../src/commands/tokens/createToken";
import type { SignedIn } from "../../../../src/session/sessionState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "../commandSupport";

describe("the command that opens the form for a new token", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  function create(argument?: unknown, sessions = sessionsOf(here, there)) {
    const opened: unknown[][] = [];
    createToken(
      { sessions, openNewToken: (...given: [SignedIn, unknown?]) => void opened.push(given) },
      argument,
    );
    return opened;
  }

  it("opens it empty, at the current deployment or at that of the row", () => {
    assert.deepEqual(create(), [[here]]);
    assert.deepEqual(create({ session: there }), [[there]]);
    assert.deepEqual(create(rowOf(listedAt(there, ["ci"])[0])), [[there]]);
  });

  it("opens it with the session as it is now, not as the row had it", () => {
    const newer = { ...there };
    assert.equal(create({ session: there }, sessionsOf(here, newer))[0]?.[0], newer);
  });

  it("opens none where nobody is signed in, and never at another deployment in its place", () => {
    assert.throws(() => create(undefined, sessionsOf()), { message: /not signed in/ });
    assert.throws(() => create({ session: there }, sessionsOf(here)), { message: /not signed in/ });
  });
});
