import type { Sessions } from "../session/sessions";
import type { SessionsChange } from "../session/sessionState";
import { asShown } from "./accounts";
import type { AuthenticationProvider } from "./authenticationProvider";

/**
 * Starts reporting to VS Code which sessions come, go and change.
 * @param sessions the sessions.
 * @param provider what VS Code listens to.
 */
export function followSessions(
  sessions: Pick<Sessions, "onDidChange">,
  provider: Pick<AuthenticationProvider, "tell">,
): { dispose(): void } {
  return sessions.onDidChange(({ added, removed, changed }: SessionsChange) => {
    if (added.length + removed.length + changed.length === 0) return;
    provider.tell({
      added: added.map(asShown),
      removed: removed.map(asShown),
      changed: changed.map(asShown),
    });
  });
}
