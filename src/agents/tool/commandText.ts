/**
 * Writes a list of arguments so that a person sees where each begins and ends.
 * @param args without `coder`.
 */
export function commandText(args: readonly string[]): string {
  return ["coder", ...args]
    .map((part) => (/^[\w./:=@,+-]+$/.test(part) ? part : JSON.stringify(part)))
    .join(" ");
}
