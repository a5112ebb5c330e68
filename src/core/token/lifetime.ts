import * as l10n from "@vscode/l10n";
import { failure, type Result, success } from "../grant/result";
import { secondsUntilEndOf } from "./endOfDay";
import { formatLifetime, units } from "./formatLifetime";

/** Words for the units, each matching to the end of its letters; a week is seven days. */
const unitWords: readonly (readonly [words: RegExp, unit: keyof typeof units, count: bigint])[] = [
  [/^(y|yrs?|years?)$/i, "y", 1n],
  [/^(w|wks?|weeks?)$/i, "d", 7n],
  [/^(d|days?)$/i, "d", 1n],
  [/^(h|hrs?|hours?)$/i, "h", 1n],
  [/^(m|mins?|minutes?)$/i, "m", 1n],
  [/^(s|secs?|seconds?)$/i, "s", 1n],
  [/^ms$/, "ms", 1n],
  [/^[uµμ]s$/, "us", 1n],
  [/^ns$/, "ns", 1n],
];

const wholeText = /^(-?)((?:\d+\s*\p{L}+[\s,]*(?:and\s+)?)+)$/iu;
const onePart = /(\d+)\s*(\p{L}+?)(?=\d|[\s,]|$)/gu;
/** Many people read a capital M as a month. */
const month = /^(M|[Mm][Oo][Ss]?|[Mm]([Oo][Nn]|[Tt][Hh])[Ss]?|[Mm][Oo][Nn][Tt][Hh][Ss]?)$/;

/** What parsing a lifetime needs in order to understand dates and "as long as allowed". */
export type LifetimeContext = {
  /** The start of the lifetime. */
  readonly now: Date;
  /** The IANA name of the person's time zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** The deployment's limit, in seconds. */
  readonly maximumSeconds?: number;
};

/**
 * Parses a lifetime as people write it: `7d` or `1d12h30m` like `coder tokens create --lifetime`
 * (cli/parse.go), `7 days`, `2 weeks`, and with a context a date, which means the end of that day, or `as
 * long as allowed`. Returns seconds, possibly fractional, zero or negative: {@link lifetimeProblem} decides
 * what to send. Texts that are only partly understood (`30`, `1d5`) and months, whose lengths differ, are
 * refused with the reason.
 */
export function parseLifetime(text: string, context?: LifetimeContext): Result<number> {
  const typed = text.trim();
  if (typed === "") return failure(l10n.t("Enter a lifetime, for example 12h, 7d, or 2 weeks."));
  if (context && /^(as long as (is )?allowed|max(imum)?)$/i.test(typed)) return longestAllowed(context);
  const date = /^\d{4}-\d{1,2}-\d{1,2}$/.test(typed);
  if (date && context) return withinCount(secondsUntilEndOf(typed, context), typed);
  const nanoseconds = parseParts(typed);
  if (!nanoseconds.ok) return nanoseconds;
  const [sign, size] = nanoseconds.value < 0n ? ["-", -nanoseconds.value] : ["", nanoseconds.value];
  const digits = String(size).padStart(10, "0");
  return withinCount(success(Number(`${sign}${digits.slice(0, -9)}.${digits.slice(-9)}`)), typed);
}

/** The server counts in signed 64-bit nanoseconds, which overflow after 292 years. */
function withinCount(seconds: Result<number>, typed: string): Result<number> {
  const isTooLong = seconds.ok && Math.abs(seconds.value) * 1e9 >= 2 ** 63;
  return isTooLong ? failure(l10n.t("{0} is longer than the 292 years a server can count.", typed)) : seconds;
}

/** Adds up numbers with units, in nanoseconds. */
function parseParts(typed: string): Result<bigint> {
  const [, sign, parts = ""] = wholeText.exec(typed) ?? [];
  let nanoseconds = 0n;
  for (const [, count = "", word = ""] of parts.matchAll(onePart)) {
    if (month.test(word)) {
      return failure(
        l10n.t("Months differ in length. Enter days instead, for example 30d. (1m is one minute.)"),
      );
    }

    const [, unit, times] = unitWords.find(([words]) => words.test(word)) ?? [];
    if (unit === undefined || times === undefined) return failure(noLifetime(typed));
    nanoseconds += BigInt(count) * times * (units[unit] ?? 0n);
  }
  if (parts === "") return failure(/^\d+$/.test(typed) ? noUnit(typed) : noLifetime(typed));
  return success(sign === "-" ? -nanoseconds : nanoseconds);
}

function longestAllowed({ maximumSeconds }: LifetimeContext): Result<number> {
  return maximumSeconds === undefined
    ? failure(l10n.t("How long the deployment allows isn't known. Enter a duration, such as 7d."))
    : success(maximumSeconds);
}

function noLifetime(typed: string): string {
  return l10n.t('"{0}" isn\'t a valid duration. For example, enter 12h, 7d, 2 weeks, or 2026-12-31.', typed);
}

function noUnit(typed: string): string {
  return l10n.t('"{0}" has no unit. Enter {0}d for days or {0}h for hours.', typed);
}

/**
 * The lifetime a deployment uses if none is requested, in seconds (`--default-token-lifetime`, seen on
 * v2.35.1).
 */
export const defaultLifetimeSeconds = 604_800;

/**
 * Explains why not to send a lifetime in seconds, or returns `undefined`. The server takes 0 for its default,
 * refuses negative ones and those above `maximum` seconds, creates a token of under a second that expires at
 * once, and drops fractions (seen on v2.35.1).
 */
export function lifetimeProblem(seconds: number, maximum?: number): string | undefined {
  if (!(seconds >= 1 && Number.isInteger(seconds)))
    return l10n.t("Enter at least 1 second, in whole seconds.");
  if (maximum !== undefined && seconds > maximum)
    return l10n.t("The deployment allows at most {0}.", formatLifetime(maximum));

  return undefined;
}
