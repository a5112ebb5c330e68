import assert from "node:assert/strict";
import { showTimeline } from "../../../../src/commands/tokens/showTimeline";
import type { SignedIn } from "../../../../src/session/sessionState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("showing the lives of all tokens", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  function show(sessions = sessionsOf(here, there)) {
    const opened: SignedIn[] = [];
    showTimeline({ sessions, openTimeline: (session) => void opened.push(session) });
    return opened;
  }

  it("opens those of the current deployment", () => {
    assert.deepEqual(show(), [here]);
  });

  it("opens none where nobody is signed in", () => {
    assert.throws(() => show(sessionsOf()), { message: /not signed in/ });
  });
});
