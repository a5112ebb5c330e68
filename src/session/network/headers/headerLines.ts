/** A header's name (RFC 9110, section 5.6.2), then `:` or `=`, then its value without control characters. */
const headerLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*[:=][ \t]*([\t\x20-\x7e\x80-\xff]*)$/;

/**
 * Reads what a header command printed.
 * @param output its standard output.
 * @returns the headers, or the number of the first line that is none. Nothing of the output is in the number.
 */
export function readHeaderLines(output: string): Record<string, string> | number {
  const headers: Record<string, string> = {};
  for (const [index, line] of output.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, name, value] = headerLine.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) return index + 1;
    headers[name] = value;
  }
  return headers;
}
