import * as l10n from "@vscode/l10n";
import { failure, type Result, success } from "../grant/result";

const second = 1000;
const day = 86_400 * second;

/**
 * Returns the whole seconds from `now` to the end (23:59:59) of a date such as `2026-12-31` in a time zone
 * (an IANA name), or why there are none: the calendar has no such day, or it is over.
 * @throws RangeError if there is no such time zone.
 */
export function secondsUntilEndOf(
  date: string,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Result<number> {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
  const noon = new Date(Date.UTC(year, month - 1, dayOfMonth, 12));
  if (noon.getUTCMonth() !== month - 1 || noon.getUTCDate() !== dayOfMonth)
    return failure(l10n.t("{0} isn't a valid date.", date));

  const seconds = Math.floor((endOfDay(noon, timeZone) - now.getTime()) / second);
  return seconds < 1 ? failure(l10n.t("{0} is in the past. Enter a later date.", date)) : success(seconds);
}

/**
 * The last second of a day, in ms since 1970. Found by search, since midnight does not exist where clocks go
 * forward at that moment.
 */
function endOfDay(noon: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const wanted = noon.toISOString().slice(0, 10);
  const isAfter = (time: number): boolean => localDate(format, time) > wanted;
  let [before, after] = [noon.getTime() - day, noon.getTime() + 2 * day];
  while (after - before > second) {
    const middle = before + Math.floor((after - before) / 2 / second) * second;
    if (isAfter(middle)) after = middle;
    else before = middle;
  }
  return before;
}

function localDate(format: Intl.DateTimeFormat, time: number): string {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}
