import * as vscode from "vscode";
import { labelOf } from "./labels";

/** Where the shell of a terminal prints. */
export type ShellScreen = {
  /** Shows a text as it is: it is the person's own shell. */
  readonly write: (text: string) => void;
  /** Closes the terminal. */
  readonly close: () => void;
};

/** What a person types into, and sees, in a terminal. */
export type Shell = {
  /** Begins when VS Code shows the terminal: what is written before is lost. */
  begin(screen: ShellScreen): void;
  type(text: string): void;
  resize(columns: number, rows: number): void;
  /** The person closed the terminal. */
  close(): void;
};

/** A terminal with a shell of ours, which is not there any more after a reload. */
export type ShellTerminal = {
  /** Made harmless. */
  readonly name: string;
  /** A name of VS Code's icons. */
  readonly icon: string;
  readonly shell: Shell;
};

/** Opens a terminal with a shell of ours, and shows it. */
export function openShellTerminal(terminal: ShellTerminal): void {
  vscode.window.createTerminal(optionsOf(terminal)).show();
}

/** What the menu beside `+` opens a terminal with a shell of ours by. */
export function shellProfile(terminal: ShellTerminal): vscode.TerminalProfile {
  return new vscode.TerminalProfile(optionsOf(terminal));
}

function optionsOf({ name, icon, shell }: ShellTerminal): vscode.ExtensionTerminalOptions {
  const writing = new vscode.EventEmitter<string>();
  const closing = new vscode.EventEmitter<void>();
  const screen = { write: (text: string) => writing.fire(text), close: () => closing.fire() };
  return {
    name: labelOf(name),
    iconPath: new vscode.ThemeIcon(icon),
    isTransient: true,
    pty: {
      onDidWrite: writing.event,
      onDidClose: closing.event,
      open: (size) => {
        if (size) shell.resize(size.columns, size.rows);
        shell.begin(screen);
      },
      close: () => shell.close(),
      handleInput: (text) => shell.type(text),
      setDimensions: ({ columns, rows }) => shell.resize(columns, rows),
    },
  };
}
