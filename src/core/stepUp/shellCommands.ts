import { type CommandLine, readCommandLine } from "../commands/commandLine";

/** The commands of Coder's that a line for a shell runs. */
export type ShellCommands = {
  readonly lines: readonly CommandLine[];
  /** Whether it runs nothing else, as far as can be seen. */
  readonly isAll: boolean;
};

/** Options with which a command uses another server or another token. */
const elsewhere = ["--url", "--token", "--global-config"];

/**
 * Finds the commands of Coder's in a line that a shell runs: each between `&&`, `||`, `;`, `|`, `&` or line
 * ends that begins with `coder`. What a script or a variable hides is not found. Never throws.
 * @param text as it is written, by whomever.
 */
export function shellCommands(text: string): ShellCommands {
  const pieces = piecesOf(text);
  // What follows is text for another program, which only looks like commands.
  if (text.includes("<<")) return { lines: [], isAll: false };
  const lines = pieces
    .filter(beginsWithCoder)
    .map(readCommandLine)
    .filter((line) => !elsewhere.some((option) => line.has(option)));
  return { lines, isAll: lines.length === pieces.length };
}

/** Whether a piece runs `coder`, at the server and with the token that its process was given. */
function beginsWithCoder(piece: string): boolean {
  const words = piece.split(/\s+/);
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  const variables = words.slice(0, Math.max(first, 0));
  return (
    /^(.*[\\/])?coder(\.exe)?$/.test(words[first] ?? "") &&
    !variables.some((word) => word.toUpperCase().startsWith("CODER_"))
  );
}

/** Splits a line where a shell begins another command; leaves out comments. */
function piecesOf(text: string): string[] {
  const pieces = [""];
  const add = (part: string): void => void pieces.push((pieces.pop() ?? "") + part);
  for (const [part, comment, separator] of text.matchAll(parts)) {
    if (separator !== undefined) pieces.push("");
    else if (comment === undefined) add(part);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

/** Quotes, escapes, comments (1) and separators (2) of a shell; all else is a letter. */
const parts = /"(?:[^"\\]|\\.)*"|'[^']*'|\\.|(?<=^|[\s;&|])(#[^\n]*)|(&&|\|\||[;|&\n])|[^]/g;
