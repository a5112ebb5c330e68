import type * as vscode from "vscode";
import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { ownLines } from "../screen";
import { answering, awaited, needed, type World } from "../world";
import { isTold, listed, noted, runs } from "./steps";

const prompt = "alice@alpha";

/** How long a lease may take to end while the server is slow, in ms. */
const patience = 15_000;

/** How long a window may need to end a lease once nothing fails, in ms: it looks after them every minute. */
const looksAgain = 3 * 60_000;

const pty = (): vscode.Pseudoterminal | undefined =>
  (host.terminals[0]?.options as Partial<vscode.ExtensionTerminalOptions> | undefined)?.pty;

/** The last thing that the terminal shows: a prompt, or a line of its own. */
function isWell({ screen }: World): boolean {
  return screen.lastIndexOf(prompt) > screen.lastIndexOf("\u001b[0;90m");
}

async function open(world: World): Promise<boolean> {
  host.answer = answering("alpha");
  const since = noted();
  if (!(await runs(world.extension.run("coderAccess.workspaces.openWorkspaceTerminal")))) return false;
  const shell = pty();
  if (!shell) return (await awaited(() => isTold(since) || undefined)) === true;
  shell.onDidWrite((text) => (world.screen += text));
  shell.open({ columns: 80, rows: 24 });
  // What it says while it connects is no end of it.
  const isSaid = () => ownLines(world.screen).some((line) => !/^Connecting to|uses your session/.test(line));
  return (await awaited(() => isWell(world) || isSaid() || undefined)) === true;
}

/** The leases that the server has: tokens that end with their terminal. */
function leases({ coderd }: World): number {
  const now = coderd.clock.now();
  return [...coderd.store.keys.all()].filter(
    ({ tokenName, expiresAt }) => tokenName.startsWith("lease: ") && expiresAt > now,
  ).length;
}

/** A person who opens a terminal in a workspace. */
export const terminal: Flow = {
  own: { path: "/api/v2/workspaceagents/*/pty" },
  prepare: (world) => listed(world, "ci-alpha"),
  act: open,
  isDone: isWell,
  after: async (world) => {
    const shell = pty();
    if (!shell) return;
    await awaited(() => {
      if (isWell(world)) return true;
      shell.handleInput?.("\r");
      return undefined;
    });
    shell.close();
    await awaited(() => leases(world) === 0 || undefined, looksAgain);
  },
};

/** A person who closes a terminal, whose token is to end with it. */
export const lease: Flow = {
  own: { method: "DELETE", path: "/api/v2/users/me/keys/*" },
  prepare: async (world) => {
    await listed(world, "ci-alpha");
    await open(world);
    await needed("The prompt", () => isWell(world) || undefined);
  },
  act: async (world) => {
    pty()?.close();
    const closedAt = Date.now();
    // Where it does not end now, it is ended later.
    return (
      (await awaited(() => leases(world) === 0 || Date.now() > closedAt + patience || undefined)) === true
    );
  },
  isQuiet: true,
  isDone: (world) => leases(world) === 0,
  after: async (world) => {
    await awaited(() => leases(world) === 0 || undefined, looksAgain);
  },
};
