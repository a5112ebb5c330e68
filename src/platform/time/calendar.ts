const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A token of seven days has slightly less left when it is shown: a unit that lacks less than this share
 * counts as whole.
 */
const lacking = 0.01;

/** From so many whole months on, months are counted: 90 days are fewer, and stay 90 days. */
const monthsFrom = 3;
/** From so many whole months on, whole years are counted. */
const yearsFrom = 24;

/** How far away a time is, as people count: in the unit, negative for the past; `now` within a minute. */
export type Distance =
  | { readonly unit: "now" }
  | { readonly unit: "minute" | "hour" | "day" | "month" | "year"; readonly count: number };

/**
 * Computes how far away a time is; whatever shows that, in many words or few, names this number. Days are those
 * of the calendar in this machine's time zone: 1 means tomorrow (-1 yesterday) exactly when it is the next (or
 * previous) day there. From three months on, it counts whole months, and from two years on, whole years.
 * @param time the time.
 * @param now the time to compare with.
 * @param hoursBelow hours are counted below this, in ms; a day if left out.
 */
export function distance(time: Date, now: Date, hoursBelow = day): Distance {
  const away = Math.abs(+time - +now);
  const sign = time < now ? -1 : 1;
  const [months, days] = [wholeMonths(time, now), daysBetween(time, now)];
  if (months >= yearsFrom) return { unit: "year", count: sign * Math.floor(months / 12) };
  if (months >= monthsFrom) return { unit: "month", count: sign * months };
  // The day on which clocks are set back has 25 hours: 24 hours later may still be the same day.
  if (away >= hoursBelow && days > 0) return { unit: "day", count: sign * days };
  const hours = Math.floor(away / hour + lacking);
  if (hours >= 1) return { unit: "hour", count: sign * hours };
  const minutes = Math.floor(away / minute + lacking);
  return minutes >= 1 ? { unit: "minute", count: sign * minutes } : { unit: "now" };
}

/**
 * Formats how far away a time is.
 * @param language a BCP 47 tag.
 * @param time the time.
 * @param now the time to compare with.
 * @returns for example "in 40 minutes", "in 12 days", "yesterday", "now".
 */
export function distanceInWords(language: string, time: Date, now: Date): string {
  const away = distance(time, now);
  if (away.unit === "now") return formatOf(language, "auto").format(0, "second");
  // Languages have a word of their own only for the next or the previous calendar day.
  const isNextDay = away.unit === "day" && Math.abs(away.count) === 1;
  return formatOf(language, isNextDay ? "auto" : "always").format(away.count, away.unit);
}

/** Making a format takes longer than using it. A window has one language. */
const formats: Record<string, Intl.RelativeTimeFormat> = {};

function formatOf(language: string, numeric: "auto" | "always"): Intl.RelativeTimeFormat {
  return (formats[language + numeric] ??= new Intl.RelativeTimeFormat(language, { numeric }));
}

/**
 * Returns how long the words about a time stay true.
 * @param time the time they describe.
 * @param now when they are shown.
 * @param hoursBelow as they were made with.
 * @returns ms until `distance` returns something else, or until the time itself; more than 0.
 */
export function trueFor(time: Date, now: Date, hoursBelow = day): number {
  const away = +time - +now;
  const { unit } = distance(time, now, hoursBelow);
  const isOfCalendar = unit === "day" || unit === "month" || unit === "year";
  const ends = isOfCalendar ? [] : [stepFrom(away, unit === "hour" ? hour : minute)];
  if (isOfCalendar || -away >= day) ends.push(nextMidnight(now));
  if (away > 0) ends.push(away);
  // Where days become hours and hours minutes, and vice versa.
  for (const edge of [hoursBelow, (1 - lacking) * hour]) ends.push(away - edge + 1, away + edge);
  return Math.max(1, Math.min(...ends.filter((end) => end > 0)));
}

/** When a time that is `away` ms from now (negative for the past) changes by a whole unit. */
function stepFrom(away: number, unit: number): number {
  const whole = Math.floor(Math.abs(away) / unit + lacking);
  return away > 0 ? Math.max(1, away - (whole - lacking) * unit + 1) : away + (whole + 1 - lacking) * unit;
}

function nextMidnight(now: Date): number {
  return +new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - +now;
}

/** How many midnights lie between two times, in this machine's time zone. */
function daysBetween(a: Date, b: Date): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

function dayNumber(time: Date): number {
  return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / day;
}

/** How many times the day of the earlier time has come again in later months by the later time. */
function wholeMonths(a: Date, b: Date): number {
  const [first, last] = a < b ? [a, b] : [b, a];
  const months = (last.getFullYear() - first.getFullYear()) * 12 + last.getMonth() - first.getMonth();
  return last.getDate() < first.getDate() ? months - 1 : months;
}
