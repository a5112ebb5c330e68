import os from "node:os";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { withoutLinks } from "../../core/text/plainText";
import { terminalLine } from "../../core/text/terminalText";
import type { Secret } from "../../core/token/secret";
import { quietly } from "../background";
import { labelOf } from "../shown/labels";
import { isApartFromWindow } from "../windowPlace";
import { LaunchPipe } from "./launchPipe";
import { ownShell, shellOf } from "./terminalShell";

/** A terminal with the person's own shell, whose environment nobody but this shell gets. */
export type LaunchedTerminal = {
  /** Made harmless. */
  readonly name: string;
  /** The name of a VS Code icon. */
  readonly icon: string;
  /** Variables of its shell, besides those of every terminal. */
  readonly env: Readonly<Record<string, string | Secret>>;
  /** A line above the first prompt, made harmless. */
  readonly greeting?: string | undefined;
  /** Where the extension is, and with it our program that starts the shell. */
  readonly extensionUri: vscode.Uri;
  /** Called once the shell has ended, or was never started. */
  readonly onOver?: (() => void) | undefined;
};

/** A terminal that was prepared. */
type Prepared = { readonly options: vscode.TerminalOptions; readonly end: () => void };

/**
 * Opens a terminal with additional environment variables for its shell: only this one, and not again after a reload. They
 * are not in its `creationOptions`, which every extension can read: the shell is started by our launcher, which gets them
 * over a pipe.
 * @returns what ends its shell.
 * @throws errors of the system: there is no terminal then.
 */
export async function openLaunchedTerminal(
  terminal: LaunchedTerminal,
): Promise<{ readonly end: () => void }> {
  const { options, end } = await prepare(terminal);
  vscode.window.createTerminal(options).show();
  return { end };
}

/** Builds the profile with which the menu beside `+` opens such a terminal; see {@link openLaunchedTerminal}. */
export async function launchedProfile(
  terminal: LaunchedTerminal,
): Promise<{ readonly profile: vscode.TerminalProfile; readonly end: () => void }> {
  const { options, end } = await prepare(terminal);
  return { profile: new vscode.TerminalProfile(options), end };
}

async function prepare({
  name,
  icon,
  env,
  greeting,
  extensionUri,
  onOver,
}: LaunchedTerminal): Promise<Prepared> {
  const isApart = isApartFromWindow();
  const pipe = await LaunchPipe.open({
    kindOfProcess: "shell",
    command: isApart ? ownShell() : vscode.env.shell,
    // A terminal of macOS has a login shell, as VS Code's own terminals there.
    args: process.platform === "darwin" ? ["-l"] : [],
    env,
    greeting: greeting === undefined ? undefined : italic(withoutLinks(terminalLine(greeting))),
  });
  quietly("Following a terminal", async () => {
    await pipe.over;
    onOver?.();
  });
  const gone = l10n.t("This terminal can't be started again. Open a new one from the Command Palette.");
  const options: vscode.TerminalOptions = {
    name: labelOf(name),
    iconPath: new vscode.ThemeIcon(icon),
    ...shellOf([process.execPath, launcherIn(extensionUri), pipe.address, gone]),
    env: { ELECTRON_RUN_AS_NODE: "1" },
    isTransient: true,
    // Without a folder of this computer, VS Code would start it on the other machine, which has neither launcher nor pipe.
    ...(isApart ? { cwd: vscode.Uri.file(os.homedir()) } : {}),
  };
  return { options, end: () => pipe.end() };
}

/** Returns the program that starts processes with secrets in their environment, as a path. */
export function launcherIn(extensionUri: vscode.Uri): string {
  return vscode.Uri.joinPath(extensionUri, "dist", "launcher.js").fsPath;
}

/** Faint letters are too pale to be read in a light theme. */
function italic(line: string): string {
  return `\u001B[3m${line}\u001B[0m`;
}
