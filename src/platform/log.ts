import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { plainText } from "../core/text/plainText";
import { redact } from "../core/token/tokenText";
import { inBackground } from "./background";

/** The extension's log. Every text passes through `redact`, and none can forge a log line. */
export interface Log {
  trace(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string, error?: unknown): void;
  show(): void;
  dispose(): void;
}

const name = "Coder Access";

/** Where VS Code writes the logs of the extension, and what shows a text if it does not. */
type Elsewhere = {
  readonly folder: vscode.Uri;
  readonly openText: (lines: readonly string[]) => Promise<void>;
};

/** How many entries can be shown where VS Code writes no log. */
const mostKept = 500;

/**
 * Opens the log channel "Coder Access"; VS Code controls its level ("Developer: Set Log Level…").
 * @param other some builds of VS Code lack the native module that writes logs, and then show an empty channel: there,
 * the last entries are shown as a text instead.
 * @returns the log; writing to it never fails, and does nothing after it is disposed of.
 */
export function openLog(other?: Elsewhere): Log {
  const channel = vscode.window.createOutputChannel(name, { log: true });
  const kept: string[] = [];
  let isOpen = true;
  // VS Code closes the channel before our last work has finished, and throws on every write after that. A
  // lost line must not make that work fail.
  const write = (level: "trace" | "info" | "warn" | "error", text: string): void => {
    if (!isOpen) return;
    if (level !== "trace") kept.push(`${new Date().toISOString()} [${level}] ${text}`);
    if (kept.length > mostKept) kept.shift();
    try {
      channel[level](text);
    } catch {
      // There is nowhere else to report it.
    }
  };
  const show = async (written: vscode.Uri): Promise<void> => {
    try {
      await vscode.workspace.fs.stat(written);
    } catch {
      await other?.openText([
        l10n.t("VS Code doesn't write a log file here. These are the latest entries."),
        "",
        ...kept.flatMap((entry) => entry.split("\n")),
      ]);
      return;
    }
    if (isOpen) channel.show();
  };
  return {
    trace: (text) => write("trace", line(text)),
    info: (text) => write("info", line(text)),
    warn: (text) => write("warn", line(text)),
    error: (text, error) =>
      write("error", error === undefined ? line(text) : `${line(text)}: ${describe(error)}`),
    show: () => {
      if (!isOpen) return;
      if (other) inBackground("Showing the log", show(vscode.Uri.joinPath(other.folder, `${name}.log`)));
      else channel.show();
    },
    dispose: () => {
      isOpen = false;
      channel.dispose();
    },
  };
}

/** Puts the text on one line, masks secrets and removes invisible characters. */
function line(text: string): string {
  return plainText(redact(text));
}

/** Formats an error with its causes; never its other fields, which might hold a request. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return line(String(error));
  const cause = error.cause === undefined ? "" : `\n  caused by ${describe(error.cause)}`;
  return [line(`${error.name}: ${error.message}`), ...framesOf(error)].join("\n") + cause;
}

/** The stack frames of an error: the lines after its message, which may itself span several lines. */
function framesOf({ message, stack = "" }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split("\n")
    .filter((frame) => frame.startsWith("    at "))
    .map(line);
}
