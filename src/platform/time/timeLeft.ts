import * as l10n from "@vscode/l10n";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Below these, shorter units are shown: minutes below an hour, hours below two days, days below ninety. */
const hoursUntil = 2 * day;
const daysUntil = 90 * day;
/** Months are shown below this many. */
const monthsUntil = 24;

type Left = { readonly unit: "minute" | "hour" | "day" | "month" | "year"; readonly count: number };

/**
 * Formats how much time is left, in very few characters and never rounded up.
 * @param time the end.
 * @param now the time to compare with.
 * @returns for example "23 h", "59 d", "10 mo", "98 y"; "0 min" from the end on.
 */
export function timeLeft(time: Date, now: Date): string {
  return inWords(left(time, now));
}

/**
 * Formats how long ago something was, in very few characters and never rounded up.
 * @param time a time that has passed.
 * @param now the time to compare with.
 */
export function timeSince(time: Date, now: Date): string {
  return inWords(left(now, time));
}

/**
 * Returns how long {@link timeLeft} stays true, in ms, more than 0.
 * @param time the end.
 * @param now the time to compare with.
 */
export function timeLeftLasts(time: Date, now: Date): number {
  const away = +time - +now;
  if (away <= 0) return day;
  const { unit } = left(time, now);
  const step = unit === "minute" ? minute : unit === "hour" ? hour : day;
  return (away % step) + 1;
}

function left(time: Date, now: Date): Left {
  const away = Math.max(0, +time - +now);
  if (away < hour) return { unit: "minute", count: Math.floor(away / minute) };
  if (away < hoursUntil) return { unit: "hour", count: Math.floor(away / hour) };
  if (away < daysUntil) return { unit: "day", count: Math.floor(away / day) };
  const months = wholeMonths(now, time);
  return months < monthsUntil
    ? { unit: "month", count: months }
    : { unit: "year", count: Math.floor(months / 12) };
}

/** How many whole months of the calendar lie between two times. */
function wholeMonths(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const inMonth = (time: Date) => +time - Date.UTC(time.getUTCFullYear(), time.getUTCMonth());
  return inMonth(to) < inMonth(from) ? months - 1 : months;
}

function inWords({ unit, count }: Left): string {
  const args = [count];
  switch (unit) {
    case "minute":
      return l10n.t({ message: "{0} min", args, comment: ["Minutes that are left, in a very narrow row"] });
    case "hour":
      return l10n.t({ message: "{0} h", args, comment: ["Hours that are left, in a very narrow row"] });
    case "day":
      return l10n.t({ message: "{0} d", args, comment: ["Days that are left, in a very narrow row"] });
    case "month":
      return l10n.t({ message: "{0} mo", args, comment: ["Months that are left, in a very narrow row"] });
    case "year":
      return l10n.t({ message: "{0} y", args, comment: ["Years that are left, in a very narrow row"] });
  }
}
