import * as vscode from "vscode";
import { redact } from "./redact";

/** The log of the extension: everything written to it has passed `redact`. */
export interface Log {
  trace(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string, error?: unknown): void;
  show(): void;
  dispose(): void;
}

/**
 * Opens the log channel "Coder Access"; its level is VS Code's own ("Developer: Set Log Level…").
 * @returns the log.
 */
export function openLog(): Log {
  const channel = vscode.window.createOutputChannel("Coder Access", { log: true });
  return {
    trace: (text) => channel.trace(redact(text)),
    info: (text) => channel.info(redact(text)),
    warn: (text) => channel.warn(redact(text)),
    error: (text, error) => channel.error(redact(error === undefined ? text : `${text}: ${describe(error)}`)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

/** An error as text with its causes; never its other fields, which might hold a request. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\n  caused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
