/** The content of an env file after a change. */
export type Changed = {
  readonly text: string;
  /** The previous value if it was different; undefined if there was none or the same. */
  readonly replaced: string | undefined;
};

/** Whether shells and parsers of such files accept a name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/**
 * Sets a variable in the text of an `.env` file: in place if it is assigned there, otherwise in a new last
 * line. Only the value changes: `export`, trailing comments, other lines and each line's ending stay as they
 * are.
 * @param text the content of the file, empty for a new one.
 * @param name the name of the variable.
 * @param value letters, digits and hyphens, which need no quotes.
 */
export function setVariable(text: string, name: string, value: string): Changed {
  // The last of several assignments counts.
  const old = assignments(text).findLast((assignment) => assignment.name === name);
  if (!old) {
    const lineEnd = lineEndOf(text);
    const isOpen = text !== "" && !text.endsWith("\n") && text !== byteOrderMark;
    return { text: `${text}${isOpen ? lineEnd : ""}${name}=${value}${lineEnd}`, replaced: undefined };
  }
  const { start, end } = old;
  const before = plainValue(text.slice(start, end));
  return {
    text: text.slice(0, start) + value + text.slice(end),
    replaced: before === "" || before === value ? undefined : before,
  };
}

const byteOrderMark = "\uFEFF";

/**
 * Returns the line ending of the last complete line: in a file with mixed endings, that is where the new line
 * goes.
 */
function lineEndOf(text: string): string {
  const last = text.lastIndexOf("\n");
  return last > 0 && text[last - 1] === "\r" ? "\r\n" : "\n";
}

/** The position of a variable's value in the text, including its quotes. */
type Assignment = { readonly name: string; readonly start: number; readonly end: number };

const assignmentStart = /[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=/y;

/**
 * A quoted value, which may span several lines; only a comment may follow it. Parsers of such files differ in
 * the meaning of a backslash before the closing quote, so both are tried, the longer value first.
 */
const quotedValue =
  /[ \t]*("(?:\\"|[^"])*"|'(?:\\'|[^'])*'|`(?:\\`|[^`])*`)(?=[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))/y;

/**
 * Any other value ends at a comment, which shells recognise by the space before it, or at the end of the
 * line.
 */
const plainText = /[^\r\n]*?(?=[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r?\n|$))/y;

function assignments(text: string): Assignment[] {
  const found: Assignment[] = [];
  for (let at = text.startsWith(byteOrderMark) ? 1 : 0; at < text.length;) {
    const assignment = assignmentAt(text, at);
    if (assignment) found.push(assignment);
    const lineEnd = text.indexOf("\n", assignment?.end ?? at);
    at = lineEnd < 0 ? text.length : lineEnd + 1;
  }
  return found;
}

function assignmentAt(text: string, at: number): Assignment | undefined {
  const [whole, name = ""] = matchAt(assignmentStart, text, at) ?? [];
  if (whole === undefined) return undefined;
  const sign = at + whole.length;
  const [quoted, inQuotes = ""] = matchAt(quotedValue, text, sign) ?? [];
  if (quoted !== undefined)
    return { name, start: sign + quoted.length - inQuotes.length, end: sign + quoted.length };
  const [blanks = ""] = matchAt(/[ \t]*/y, text, sign) ?? [];
  const start = sign + blanks.length;
  const [plain = ""] = matchAt(plainText, text, start) ?? [];
  // If only a comment follows, the value goes right after the equals sign: the space before the comment
  // stays.
  if (plain === "" || plain.startsWith("#")) return { name, start: sign, end: sign };
  return { name, start, end: start + plain.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Without its quotes. */
function plainValue(text: string): string {
  return /^(["'`])[^]*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text.trim();
}
