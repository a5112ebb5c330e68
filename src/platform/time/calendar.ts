const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A token of seven days has a moment less when it is shown: what lacks less than this share of a unit is a whole one. */
const lacking = 0.01;

/** How far off a time is, as a person counts: in the unit, negative for the past; `now` within a minute. */
export type Distance =
  { readonly unit: "now" } | { readonly unit: "minute" | "hour" | "day" | "year"; readonly count: number };

/**
 * Counts how far off a time is. What is at least 24 hours away is counted in days of the calendar of this machine's time zone: one is
 * tomorrow (or yesterday) exactly when it is the next (or the last) day there. From two years on, whole years are
 * counted.
 * @param time the time.
 * @param now the time to compare with.
 */
export function distance(time: Date, now: Date): Distance {
  const away = Math.abs(+time - +now);
  const sign = time < now ? -1 : 1;
  const [years, days] = [wholeYears(time, now), daysBetween(time, now)];
  if (years >= 2) return { unit: "year", count: sign * years };
  // The day on which clocks are set back has 25 hours: 24 hours later may still be the same day.
  if (away >= day && days > 0) return { unit: "day", count: sign * days };
  const hours = Math.floor(away / hour + lacking);
  if (hours >= 1) return { unit: "hour", count: sign * hours };
  const minutes = Math.floor(away / minute + lacking);
  return minutes >= 1 ? { unit: "minute", count: sign * minutes } : { unit: "now" };
}

/**
 * Says how far off a time is.
 * @param language a BCP 47 tag.
 * @param time the time.
 * @param now the time to compare with.
 * @returns for example "in 40 minutes", "in 12 days", "yesterday", "now".
 */
export function distanceInWords(language: string, time: Date, now: Date): string {
  const away = distance(time, now);
  if (away.unit === "now")
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
  // Only of a day languages have a word that means the calendar's.
  const isNextDay = away.unit === "day" && Math.abs(away.count) === 1;
  const numeric = isNextDay ? "auto" : "always";
  return new Intl.RelativeTimeFormat(language, { numeric }).format(away.count, away.unit);
}

/**
 * Says for how long the words about a time stay true.
 * @param time the time they are about.
 * @param now when they are said.
 * @returns ms until `distance` gives something else, or until the time is there; more than 0.
 */
export function trueFor(time: Date, now: Date): number {
  const away = +time - +now;
  const { unit } = distance(time, now);
  const isOfCalendar = unit === "day" || unit === "year";
  const ends = isOfCalendar ? [] : [stepFrom(away, unit === "hour" ? hour : minute)];
  if (isOfCalendar || -away >= day) ends.push(nextMidnight(now));
  if (away > 0) ends.push(away);
  // Where days become hours and hours minutes, and back.
  for (const edge of [day, (1 - lacking) * hour]) ends.push(away - edge + 1, away + edge);
  return Math.max(1, Math.min(...ends.filter((end) => end > 0)));
}

/** When what is `away` ms off, negative for the past, is a whole unit less or more. */
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

/** How many birthdays of the earlier one the later one has seen, by day. */
function wholeYears(a: Date, b: Date): number {
  const [first, last] = a < b ? [a, b] : [b, a];
  const years = last.getFullYear() - first.getFullYear();
  const dayOfYear = (time: Date) => time.getMonth() * 100 + time.getDate();
  return dayOfYear(last) < dayOfYear(first) ? years - 1 : years;
}
