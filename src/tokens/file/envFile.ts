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
 * Sets a variable in the text of an `.env` file: in place where it is assigned, else in a new last line. `export`, other
 * lines, comments and line ends stay as they are.
 * @param text of the file, empty for a new one.
 * @param name of the variable.
 * @param value letters, digits and hyphens, which need no quotes.
 */
export function setVariable(text: string, name: string, value: string): Changed {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  const assignment = new RegExp(`^(\\s*(?:export\\s+)?${name}\\s*=\\s*)(.*)$`);
  // Of several assignments the last one counts.
  const index = lines.findLastIndex((line) => assignment.test(line.replace(/^\uFEFF/, "")));
  const [, start = "", old = ""] = assignment.exec(lines[index] ?? "") ?? [];
  if (index < 0 || start === "") {
    const isOpen = text !== "" && !text.endsWith("\n");
    return { text: `${text}${isOpen ? lineEnd : ""}${name}=${value}${lineEnd}`, replaced: undefined };
  }
  const before = plainValue(old);
  return {
    text: lines.with(index, `${start}${value}`).join(lineEnd),
    replaced: before === "" || before === value ? undefined : before,
  };
}

/** The value without quotes, or without the comment behind it. */
function plainValue(text: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(text) ?? [];
  return (double ?? single ?? text.replace(/(^|\s)#.*$/, "")).trim();
}
