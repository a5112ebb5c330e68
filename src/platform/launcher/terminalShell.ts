import type * as vscode from "vscode";

/**
 * Returns how a terminal starts a program of VS Code's own Node.
 * @param line the program and its arguments.
 * @param platform of Node.
 */
export function shellOf(
  line: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Pick<vscode.TerminalOptions, "shellPath" | "shellArgs"> {
  const [program = "", ...args] = line;
  if (platform !== "win32") return { shellPath: program, shellArgs: args };
  // VS Code's program is none for a console there: without one that is, what it starts would open a window of its own.
  const quoted = line.map((part) => `"${part.replace(/"/g, "'")}"`).join(" ");
  return { shellPath: windowsShell(), shellArgs: `/d /s /c "${quoted}"` };
}

/** Returns the shell of this computer, for a window in which VS Code tells that of another one. */
export function ownShell(platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? windowsShell() : (process.env["SHELL"] ?? "/bin/sh");
}

function windowsShell(): string {
  return process.env["ComSpec"] ?? "cmd.exe";
}
