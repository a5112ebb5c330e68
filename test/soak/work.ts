import { setTimeout as wait } from "node:timers/promises";
import type * as vscode from "vscode";
import type { CommandId } from "../../src/platform/commands";
import type { Chooser } from "../faults/chooser";
import { delivery, draftFor, form, openForm, replace, submit, takeSecret } from "../faults/flows/steps";
import { rowsOf, tokensListed } from "../faults/screen";
import { answering, awaited } from "../faults/world";
import type { StartedExtension } from "../support/vscode/extension";
import { host } from "../support/vscode/host";

/** A person at work in one window. */
export type Worker = {
  readonly extension: StartedExtension;
  readonly choose: Chooser;
  readonly window: number;
};

/** How long somebody waits for one thing before they do another, in ms. */
const patience = 60_000;

/** How long one thing may take with all that fails meanwhile, in ms. */
const mostPatience = 20 * 60_000;

let count = 0;

async function create({ extension, window }: Worker): Promise<void> {
  const name = `soak-${window}-${(count += 1)}`;
  const draft = draftFor({ profile: "2.38" }, name);
  await openForm({ extension }, draft);
  await submit(draft);
  if (delivery()?.isOpen === true) await takeSecret({ taken: new Set() }, name);
}

/** Picks one of our own tokens and runs a command on its row. */
function onToken(command: CommandId, ...answers: readonly string[]) {
  return async ({ extension, choose, window }: Worker): Promise<void> => {
    const own = (await rowsOf("coderAccess.tokens"))
      .map(({ node }) => node)
      .filter(({ token }) => token?.key.name.startsWith(`soak-${window}-`) === true);
    if (own.length === 0) return;
    host.answer = answering(...answers);
    await extension.run(command, own[choose.below(own.length)]);
  };
}

async function rotate(worker: Worker): Promise<void> {
  await onToken("coderAccess.tokens.rotateToken")(worker);
  if (form()?.isOpen !== true) return;
  await replace("0");
  if (delivery()?.isOpen === true) await takeSecret({ taken: new Set() }, "");
}

async function refresh({ extension }: Worker): Promise<void> {
  await extension.run("coderAccess.tokens.refreshTokens");
  await extension.run("coderAccess.workspaces.refreshWorkspaces");
  await tokensListed();
}

async function terminal({ extension, choose }: Worker): Promise<void> {
  host.answer = answering("alpha");
  const before = host.terminals.length;
  await extension.run("coderAccess.workspaces.openWorkspaceTerminal");
  const options = host.terminals[before]?.options as Partial<vscode.ExtensionTerminalOptions> | undefined;
  const shell = options?.pty;
  if (!shell) return;
  let screen = "";
  const listening = shell.onDidWrite((text) => (screen = (screen + text).slice(-4096)));
  shell.open({ columns: 80, rows: 24 });
  await awaited(() => (screen.includes("alice@alpha") ? true : undefined), patience);
  for (let line = choose.below(5); line >= 0; line -= 1) shell.handleInput?.("seq 200\r");
  shell.setDimensions?.({ columns: 100, rows: 30 });
  await awaited(() => (screen.includes("200") ? true : undefined), patience);
  listening.dispose();
  host.closeTerminal(options, 3);
}

async function build({ extension, choose }: Worker): Promise<void> {
  host.answer = answering("beta", "Start Workspace", "Stop Workspace");
  await extension.run(
    choose.of("coderAccess.workspaces.startWorkspace", "coderAccess.workspaces.stopWorkspace"),
  );
}

async function look({ extension }: Worker): Promise<void> {
  await extension.run("coderAccess.tokens.showTimeline");
  const [row] = (await rowsOf("coderAccess.tokens")).filter(({ node }) => node.token !== undefined);
  await extension.run("coderAccess.tokens.showDetails", row?.node);
  for (const page of host.webviews) if (page.isOpen) page.send({ type: "ready" });
}

function leave({ choose }: Worker): Promise<void> {
  for (const { show } of host.trees) show(choose.below(2) === 0);
  host.focus(choose.below(2) === 0);
  return Promise.resolve();
}

/** What somebody does, and how often beside the others. */
const works: readonly (readonly [what: string, often: number, run: (worker: Worker) => Promise<void>])[] = [
  ["create", 5, create],
  ["rotate", 3, rotate],
  ["expire", 3, onToken("coderAccess.tokens.expireToken", "Expire Token")],
  ["delete", 5, onToken("coderAccess.tokens.deleteToken", "Delete Token")],
  ["refresh", 4, refresh],
  ["terminal", 4, terminal],
  ["build", 2, build],
  ["look", 3, look],
  ["leave", 2, leave],
];

/** Waits for something without the time that the machine sleeps, since nothing goes on then. */
async function inTime(question: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!question() && performance.now() - startedAt < mostPatience) await wait(100);
}

/**
 * Does one thing.
 * @returns what, and whether it ended.
 */
export async function workOnce(worker: Worker): Promise<{ readonly what: string; readonly isOver: boolean }> {
  const all = works.flatMap(([what, often, run]) => Array.from({ length: often }, () => ({ what, run })));
  const { what, run } = all[worker.choose.below(all.length)] ?? { what: "leave", run: leave };
  let isOver = false;
  const end = (): void => void (isOver = true);
  run(worker).then(end, end);
  await inTime(() => isOver);
  return { what, isOver };
}

/** Closes everything that is open, as somebody at the end of their day. */
export async function comeToRest(): Promise<void> {
  host.answer = () => undefined;
  for (const asked of [...host.picks, ...host.inputs]) asked.hide();
  if (form()?.isOpen === true) form()?.send({ type: "cancel" });
  for (const page of host.webviews) page.close();
  for (const { show } of host.trees) show(true);
  host.focus(true);
  await inTime(() => host.progress.every(({ isOver }) => isOver));
}
