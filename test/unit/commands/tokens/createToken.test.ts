import assert from "node:assert/strict";
import { openingCommands } from "../../../../src/commands/opening";
import type { Run } from "../../../../src/commands/services/run";
import { createToken } from "../../../../src/commands/tokens/createToken";
import type { SignedIn } from "../../../../src/session/sessionState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("the command that opens the form for a new token", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  function services(sessions = sessionsOf(here, there)) {
    const opened: unknown[][] = [];
    return { sessions, opened, openNewToken: (...given: [SignedIn, unknown?]) => void opened.push(given) };
  }

  it("opens it empty, at the current deployment", () => {
    const given = services();
    createToken(given);
    assert.deepEqual(given.opened, [[here]]);
  });

  it("does so from the title of the view whichever row is selected, as the title says", () => {
    const given = services();
    const run: Run = openingCommands["coderAccess.tokens.createToken"];
    run(given as never, { session: there }, [{ session: there }]);
    assert.deepEqual(given.opened, [[here]]);
  });

  it("opens none where nobody is signed in", () => {
    assert.throws(() => createToken(services(sessionsOf())), { message: /not signed in/ });
  });
});
