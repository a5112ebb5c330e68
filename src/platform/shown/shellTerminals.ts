import * as vscode from "vscode";
import { labelOf } from "./labels";

/** The output of a terminal's shell. */
export type ShellScreen = {
  /** Shows a text unfiltered: it comes from the person's own shell. */
  readonly write: (text: string) => void;
  /** Closes the terminal. */
  readonly close: () => void;
  /** Gives it another name, made harmless. */
  readonly rename: (name: string) => void;
};

/** A shell behind a terminal: it receives what the person types and prints what they see. */
export type Shell = {
  /** Called when VS Code shows the terminal: anything written earlier is lost. */
  begin(screen: ShellScreen): void;
  type(text: string): void;
  resize(columns: number, rows: number): void;
  /** VS Code takes the terminal away: it was closed, or its window goes. */
  close(): void;
  /** It was closed, and its window stays: it shall not come back. */
  leave(): void;
};

/** A terminal with a shell of ours, which VS Code itself does not bring back after a reload. */
export type ShellTerminal = {
  /** Made harmless. */
  readonly name: string;
  /** The name of a VS Code icon. */
  readonly icon: string;
  readonly shell: Shell;
};

/**
 * Opens a terminal with a shell of ours, and shows it.
 * @param how `beside` leaves the person where they are.
 */
export function openShellTerminal(terminal: ShellTerminal, how: "focused" | "beside" = "focused"): void {
  vscode.window.createTerminal(optionsOf(terminal)).show(how === "beside");
}

/** Builds the profile with which the menu beside `+` opens a terminal with a shell of ours. */
export function shellProfile(terminal: ShellTerminal): vscode.TerminalProfile {
  return new vscode.TerminalProfile(optionsOf(terminal));
}

function optionsOf({ name, icon, shell }: ShellTerminal): vscode.ExtensionTerminalOptions {
  const writing = new vscode.EventEmitter<string>();
  const closing = new vscode.EventEmitter<void>();
  const naming = new vscode.EventEmitter<string>();
  const screen = {
    write: (text: string) => writing.fire(text),
    close: () => closing.fire(),
    rename: (to: string) => naming.fire(labelOf(to)),
  };
  const pty: vscode.Pseudoterminal = {
    onDidWrite: writing.event,
    onDidClose: closing.event,
    onDidChangeName: naming.event,
    open: (size) => {
      leaving(pty, shell);
      if (size) shell.resize(size.columns, size.rows);
      shell.begin(screen);
    },
    close: () => shell.close(),
    handleInput: (text) => shell.type(text),
    setDimensions: ({ columns, rows }) => shell.resize(columns, rows),
  };
  return { name: labelOf(name), iconPath: new vscode.ThemeIcon(icon), isTransient: true, pty };
}

/** VS Code closes the terminals of a window that goes, too: only why tells the one from the other. */
function leaving(pty: vscode.Pseudoterminal, shell: Shell): void {
  const watching = vscode.window.onDidCloseTerminal(({ creationOptions, exitStatus }) => {
    if (!("pty" in creationOptions) || creationOptions.pty !== pty) return;
    watching.dispose();
    if (exitStatus?.reason !== vscode.TerminalExitReason.Shutdown) shell.leave();
  });
}
