/** What a variable file says after a change. */
export type Changed = {
  readonly text: string;
  /** The value that was there and is another; undefined when there was none or the same. */
  readonly replaced: string | undefined;
};

/** A name that shells and readers of such files take. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/**
 * Sets a variable in the text of an `.env` file: in place where it is assigned, else in a new last line. Nothing but the
 * value changes: `export`, comments behind it, other lines and the line ends of each stay as they are.
 * @param text of the file, empty for a new one.
 * @param name of the variable.
 * @param value letters, digits and hyphens, which need no quotes.
 */
export function setVariable(text: string, name: string, value: string): Changed {
  // Of several assignments the last one counts.
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

/** The line end of the last complete line: that of a file with several kinds, where the new line goes. */
function lineEndOf(text: string): string {
  const last = text.lastIndexOf("\n");
  return last > 0 && text[last - 1] === "\r" ? "\r\n" : "\n";
}

/** Where the value of a variable stands in the text, with its quotes. */
type Assignment = { readonly name: string; readonly start: number; readonly end: number };

const assignmentStart = /[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=/y;

/**
 * A value in quotes, which may go over several lines; behind it nothing but a comment. Readers of such files differ in
 * what a backslash does before the closing quote, so both are tried, the longer one first.
 */
const quotedValue =
  /[ \t]*("(?:\\"|[^"])*"|'(?:\\'|[^'])*'|`(?:\\`|[^`])*`)(?=[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))/y;

/** Any other value ends before a comment, which shells know by the space in front of it, or with the line. */
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
  // Where nothing but a comment follows, the value goes right behind the sign: the space before the comment stays.
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
