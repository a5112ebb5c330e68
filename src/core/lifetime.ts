import * as l10n from "@vscode/l10n";
import { failure, success, type Result } from "./result";

/** Nanoseconds of each unit the command line knows (cli/parse.go): `m` is minutes, a year has 365 days. */
const unitNanoseconds: Readonly<Record<string, bigint>> = {
  y: 31_536_000_000_000_000n,
  d: 86_400_000_000_000n,
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1_000n,
  µs: 1_000n,
  ns: 1n,
};

const nanosecondsPerSecond = 1_000_000_000n;

/** The server counts in signed 64-bit nanoseconds, which end after 292 years. */
const longest = 9_223_372_036_854_775_807n;

const wholeText = /^(-?)((?:\d+(?:ns|us|µs|ms|s|m|h|d|y))+)$/;
const onePart = /(\d+)(ns|us|µs|ms|s|m|h|d|y)/g;

/**
 * Reads a lifetime such as `7d` or `1d12h30m` as `coder tokens create --lifetime` does (cli/parse.go) and gives seconds,
 * possibly fractional, zero or negative: see {@link lifetimeProblem} for what is worth sending. Unlike the command line
 * it refuses texts that are only partly understood (`30`, `1d5`, `|30d|`) instead of dropping the rest.
 */
export function parseLifetime(text: string): Result<number> {
  const [, sign, parts] = wholeText.exec(text) ?? [];
  if (parts === undefined) {
    return failure(l10n.t("“{0}” is no lifetime. Write one such as 12h, 7d or 1d12h30m.", text));
  }
  let nanoseconds = 0n;
  for (const [, count, unit] of parts.matchAll(onePart)) {
    nanoseconds += BigInt(count ?? 0) * (unitNanoseconds[unit ?? ""] ?? 0n);
  }
  if (nanoseconds > longest) {
    return failure(l10n.t("“{0}” is longer than the 292 years a server can count.", text));
  }
  const seconds =
    Number(nanoseconds / nanosecondsPerSecond) +
    Number(nanoseconds % nanosecondsPerSecond) / Number(nanosecondsPerSecond);
  return success(sign === "-" ? -seconds : seconds);
}

/** Writes seconds in the units of {@link parseLifetime}, largest first (`1d12h30m`), so that it reads back the same. */
export function formatLifetime(seconds: number): string {
  if (!Number.isFinite(seconds)) return "0s";
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  let rest =
    BigInt(whole) * nanosecondsPerSecond + BigInt(Math.round((size - whole) * Number(nanosecondsPerSecond)));
  let text = "";
  for (const [unit, length] of Object.entries(unitNanoseconds)) {
    if (unit === "µs" || rest < length) continue;
    text += `${rest / length}${unit}`;
    rest %= length;
  }
  return text === "" ? "0s" : seconds < 0 ? `-${text}` : text;
}

/** The lifetime a deployment gives when asked for none, in seconds (`--default-token-lifetime`, seen on v2.35.1). */
export const defaultLifetimeSeconds = 604_800;

/**
 * Says why a lifetime in seconds should not be sent, or `undefined`. The server takes 0 for its default, refuses
 * negative ones and those above `maximum` seconds, and makes a token of under a second expire at once (seen on v2.35.1).
 */
export function lifetimeProblem(seconds: number, maximum?: number): string | undefined {
  if (!(seconds > 0)) return l10n.t("A lifetime must be longer than zero.");
  if (seconds < 1) return l10n.t("A token of less than one second expires at once.");
  if (!Number.isInteger(seconds)) return l10n.t("The server drops fractions of a second.");
  if (maximum !== undefined && seconds > maximum) {
    return l10n.t("The deployment allows at most {0}.", formatLifetime(maximum));
  }
  return undefined;
}
