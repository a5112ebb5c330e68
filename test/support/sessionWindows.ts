import { CoderClient, type DeploymentUrl, parseDeploymentUrl } from "../../src/coder";
import type { Secret } from "../../src/core/token/secret";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import type { KeyLeft } from "../../src/session/keys/leftKey";
import { Sessions } from "../../src/session/sessions";
import { memoryLog, MemoryMemento, MemorySecrets } from "./memory";

/** A window of VS Code, as far as its sessions are concerned. */
export type SessionWindow = {
  readonly sessions: Sessions;
  /** What was reported about keys that were dropped. */
  readonly left: KeyLeft[];
  readonly lines: readonly string[];
};

/** One profile of VS Code: its windows share what is stored, but not what is in memory. */
export class SessionProfile {
  readonly secrets = new MemorySecrets();
  readonly memory = new MemoryMemento();
  readonly #windows: Sessions[] = [];

  /** Opens a window. @param limitMs how long the keyring may take. */
  open(limitMs = 50): SessionWindow {
    const log = memoryLog();
    const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
      new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
    const store = new SecretStore({ secrets: this.secrets }, log, limitMs);
    const sessions = new Sessions(store, this.memory, new RecentDeployments(this.memory), makeClient, log);
    const left: KeyLeft[] = [];
    sessions.onDidLeaveKey((key) => left.push(key));
    this.#windows.push(sessions);
    return { sessions, left, lines: log.lines };
  }

  /** The stored keys, in no particular order. */
  get stored(): string[] {
    return [...this.secrets.values.entries()]
      .filter(([name]) => name.startsWith("session:"))
      .map(([, text]) => (JSON.parse(text) as { session: string }).session);
  }

  close(): void {
    for (const window of this.#windows) window.dispose();
  }
}

/** Returns the deployment at an address. */
export function deploymentOf(address: string): DeploymentUrl {
  const parsed = parseDeploymentUrl(address);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
