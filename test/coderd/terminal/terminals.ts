import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type NewShell, type Shell, startShell } from "./shell";

/** The shells of one server, by agent and the ID with which a client reconnects. */
export interface Terminals {
  /** Returns the shell with that ID, or a new one, also after the old one ended. */
  shellOf(agentId: string, reconnect: string, wanted: Omit<NewShell, "home">): Shell;
  /** Ends all shells of an agent without notifying anybody, as when its machine dies. */
  lose(agentId: string): void;
  /** Ends all shells. */
  end(): void;
}

/** How long a shell without clients is kept, in milliseconds. */
const keptFor = 5 * 60_000;

/**
 * Creates an empty set. Shells run in a home folder of their own, created with the first one and removed with
 * the server.
 */
export function createTerminals(): Terminals {
  const shells = new Map<string, Shell>();
  let home: string | undefined;
  const kill = (prefix: string, silently: boolean): void => {
    for (const [key, shell] of [...shells]) if (key.startsWith(prefix)) shell.kill(silently);
  };
  return {
    shellOf: (agentId, reconnect, wanted) => {
      const key = `${agentId}/${reconnect}`;
      const known = shells.get(key);
      if (known !== undefined) return known;
      home ??= makeHome();
      const idle = setInterval(() => {
        if (shell.viewers.size === 0) shell.kill();
      }, keptFor);
      idle.unref();
      const shell = startShell({ ...wanted, home }, () => {
        clearInterval(idle);
        shells.delete(key);
      });
      shells.set(key, shell);
      return shell;
    },
    lose: (agentId) => kill(`${agentId}/`, true),
    end: () => {
      kill("", true);
      if (home !== undefined) rmSync(home, { recursive: true, force: true });
      home = undefined;
    },
  };
}

function makeHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), "coderd-home-"));
  writeFileSync(
    path.join(home, ".bash_profile"),
    "PS1='${CODER_WORKSPACE_OWNER_NAME}@${CODER_WORKSPACE_NAME}:\\w\\$ '\nunset HISTFILE\n",
  );
  return home;
}
