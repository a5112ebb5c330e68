import * as vscode from "vscode";
import { withoutLinks } from "../../core/text/plainText";
import { terminalLine } from "../../core/text/terminalText";
import { labelOf } from "./labels";

/** Writes a text into a terminal. */
export type LineWriter = {
  /** Writes lines; only colour sequences in them have an effect. */
  write(lines: readonly string[]): void;
};

/** A terminal that shows a text. */
export type TextTerminal = { readonly isOpen: boolean; show(): void };

/** What Ctrl+C types. */
const interrupt = "\u0003";

/**
 * Opens a terminal that shows coloured text as it arrives and takes no input. Ctrl+C stops it; after the end
 * of the text, any key closes it. It does not survive a reload.
 * @param name the name of the terminal, made harmless.
 * @param icon a name of VS Code's icons.
 * @param begin starts writing the text and calls `over` at its end; the signal is aborted when the person
 * stops it or closes the terminal.
 */
export function openTextTerminal(
  name: string,
  icon: string,
  begin: (out: LineWriter, signal: AbortSignal, over: () => void) => void,
): TextTerminal {
  const writing = new vscode.EventEmitter<string>();
  const closing = new vscode.EventEmitter<void>();
  const stopping = new AbortController();
  let isOver = false;
  let isOpen = true;
  const out: LineWriter = {
    write: (lines) => {
      if (!isOpen || lines.length === 0) return;
      writing.fire(lines.map((line) => `${withoutLinks(terminalLine(line))}\r\n`).join(""));
    },
  };
  const terminal = vscode.window.createTerminal({
    name: labelOf(name),
    iconPath: new vscode.ThemeIcon(icon),
    isTransient: true,
    pty: {
      onDidWrite: writing.event,
      onDidClose: closing.event,
      // Anything written before VS Code opens the terminal is lost.
      open: () => begin(out, stopping.signal, () => (isOver = true)),
      close: () => {
        isOpen = false;
        stopping.abort();
      },
      handleInput: (typed: string) => {
        if (isOver) closing.fire();
        else if (typed === interrupt) stopping.abort();
      },
    },
  });
  const shown = {
    get isOpen() {
      return isOpen;
    },
    show: () => terminal.show(),
  };
  shown.show();
  return shown;
}
