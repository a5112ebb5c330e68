import type { Said } from "./screen";

/** What no person should have to read. */
const raw: readonly RegExp[] = [
  /\bundefined\b|\bnull\b|\[object|NaN/,
  /\bE[A-Z]{4,}\b|errno|syscall|ECONN|socket hang up/,
  /Error:|\bat .*:\d+:\d+/,
  /axios|zod|JSON|Unexpected token|status code/i,
  /<[a-z!/]|\p{Cc}/u,
  /Something went wrong/,
];

/** Buttons that are shown with every failure, and solve none. */
const noHelp = new Set(["Show Log"]);

/**
 * What is wrong with a sentence about a failure.
 * @param host of the deployment, which it must name unless it is the machine that fails.
 * @returns undefined if nothing is.
 */
export function flawOf({ text, buttons, where }: Said, host: string): string | undefined {
  const isRaw = raw.find((pattern) => pattern.test(text));
  if (isRaw) return `says what no person should read (${String(isRaw)}, ${where}): ${text}`;
  if (text.length > 400) return `is too long: ${text}`;
  if (where === "row") return undefined;
  if (!/^["\p{Lu}\d]/u.test(text) && !text.startsWith(host)) return `does not begin like a sentence: ${text}`;
  // An address stands at the end without a full stop, so that it can be copied.
  if (!/[.?…]$|https?:\/\/[^ ]+$/.test(text)) return `does not end like a sentence: ${text}`;
  const isNamed = text.includes(host) || /secret storage|keyring/.test(text);
  if (!isNamed) return `does not say where: ${text}`;
  const saysMore = text.split(/[.?] /).length > 1;
  const helps = buttons.some((button) => !noHelp.has(button));
  return saysMore || helps ? undefined : `does not say what to do next: ${text}`;
}
