import * as l10n from "@vscode/l10n";
import { failure, success, type Result } from "./result";

/** Nanoseconds of each unit the command line knows (cli/parse.go): `m` is minutes, a year has 365 days. */
const units: Readonly<Record<string, bigint>> = {
  y: 31_536_000n * 10n ** 9n,
  d: 86_400n * 10n ** 9n,
  h: 3_600n * 10n ** 9n,
  m: 60n * 10n ** 9n,
  s: 10n ** 9n,
  ms: 1_000_000n,
  us: 1_000n,
  ns: 1n,
};

const wholeText = /^(-?)((?:\d+(?:[num\xb5]?s|[mhdy]))+)$/;
const onePart = /(\d+)(\D+)/g;

/**
 * Reads a lifetime such as `7d` or `1d12h30m` as `coder tokens create --lifetime` does (cli/parse.go) and gives seconds,
 * possibly fractional, zero or negative: see {@link lifetimeProblem} for what is worth sending. Unlike the command line
 * it refuses texts that are only partly understood (`30`, `1d5`, `|30d|`) instead of dropping the rest.
 */
export function parseLifetime(text: string): Result<number> {
  const [, sign, parts] = wholeText.exec(text) ?? [];
  if (parts === undefined) {
    return failure(l10n.t("{0} is no lifetime. Write one such as 12h, 7d or 1d12h30m.", text));
  }
  let nanoseconds = 0n;
  for (const [, count = "", unit = ""] of parts.matchAll(onePart)) {
    nanoseconds += BigInt(count) * (units[unit.replace("\xb5", "u")] ?? 0n);
  }
  // The server counts in signed 64-bit nanoseconds, which end after 292 years.
  if (nanoseconds >= 2n ** 63n)
    return failure(l10n.t("{0} is longer than the 292 years a server can count.", text));
  const digits = String(nanoseconds).padStart(10, "0");
  return success(Number(`${sign ?? ""}${digits.slice(0, -9)}.${digits.slice(-9)}`));
}

/** Writes seconds in the units of {@link parseLifetime}, largest first (`1d12h30m`), so that it reads back the same. */
export function formatLifetime(seconds: number): string {
  if (!Number.isFinite(seconds)) return "0s";
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  let rest = BigInt(whole) * 10n ** 9n + BigInt(Math.round((size - whole) * 1e9));
  let text = "";
  for (const [unit, length] of Object.entries(units)) {
    if (rest >= length) text += `${rest / length}${unit}`;
    rest %= length;
  }
  return text === "" ? "0s" : seconds < 0 ? `-${text}` : text;
}

/** The lifetime a deployment gives when asked for none, in seconds (`--default-token-lifetime`, seen on v2.35.1). */
export const defaultLifetimeSeconds = 604_800;

/**
 * Says why a lifetime in seconds should not be sent, or `undefined`. The server takes 0 for its default, refuses
 * negative ones and those above `maximum` seconds, makes a token of under a second expire at once, and drops fractions
 * (seen on v2.35.1).
 */
export function lifetimeProblem(seconds: number, maximum?: number): string | undefined {
  if (!(seconds >= 1 && Number.isInteger(seconds)))
    return l10n.t("A lifetime is one second or more, in whole ones.");
  if (maximum !== undefined && seconds > maximum) {
    return l10n.t("The deployment allows at most {0}.", formatLifetime(maximum));
  }
  return undefined;
}
