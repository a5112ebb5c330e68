/** How a launcher's process lives. */
export type LaunchKind =
  /** A person's own shell in the launcher's terminal. It goes on when VS Code's extension host has ended. */
  | "shell"
  /** A program that ends with the extension host, and all that it started with it. */
  | "program"
  /** The same for a line that the system's own shell is given to run; `args` is empty. */
  | "commandLine";

/** What a launcher is to start. */
export type LaunchOrder = {
  readonly kindOfProcess: LaunchKind;
  readonly command: string;
  readonly args: readonly string[];
  /** Variables that the process gets besides those of the launcher; only this one process. */
  readonly env: Readonly<Record<string, string>>;
  /** A line above what the process prints; empty for none. */
  readonly greeting: string;
  /** A regular expression: variables of the launcher whose names match it, in any case, are not passed on. */
  readonly withholds?: string | undefined;
};

/** What the host says to a launcher. */
export type ToLauncher =
  | ({ readonly kind: "start" } & LaunchOrder)
  /** It starts nothing: from now on the pipe is what it reads and writes, with no messages on it any more. */
  | { readonly kind: "relay" }
  /** The process has to end. */
  | { readonly kind: "end" };

/** What a launcher says to the host. */
export type FromLauncher =
  /** It is there, and takes its order. */
  | { readonly kind: "ready" }
  | { readonly kind: "started"; readonly pid: number }
  /** The process has ended, or could not be started. `code` is the launcher's own exit code, too. */
  | { readonly kind: "ended"; readonly code: number };

/** Writes a message as one line. */
export function lineOf(message: ToLauncher | FromLauncher): string {
  return `${JSON.stringify(message)}\n`;
}

/** Longer lines are nobody's order, in UTF-16 code units. */
const longestLine = 1024 * 1024;

/**
 * Splits what arrives into lines.
 * @param take is called with each whole line.
 * @returns what to call with each piece; returns false for a line that is too long to be a message.
 */
export function lines(take: (line: string) => void): (piece: string) => boolean {
  let rest = "";
  return (piece) => {
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) take(part);
    return rest.length <= longestLine;
  };
}
