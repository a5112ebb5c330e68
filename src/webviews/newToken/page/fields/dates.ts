/** How long from now the date is that is offered first, in days. */
const usualDays = 30;
const day = 86_400_000;

/** Dates on which a token can expire, such as `2026-12-31`, in the time zone of this machine. */
export type Dates = { readonly first: string; readonly last: string; readonly usual: string };

/**
 * Returns the dates that a deployment allows. A token expires at the end of its date.
 * @param now the time.
 * @param maximumSeconds the longest lifetime, in seconds.
 */
export function datesUntil(now: Date, maximumSeconds: number): Dates {
  const longest = new Date(now.getTime() + maximumSeconds * 1000);
  // The last whole day; the maximum ends in the course of the day after it.
  const last = new Date(longest.getTime() - day);
  const usual = new Date(now.getTime() + usualDays * day);
  return { first: textOf(now), last: textOf(max(last, now)), usual: textOf(max(min(usual, last), now)) };
}

function min(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function max(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function textOf(date: Date): string {
  const year = String(date.getFullYear()).padStart(4, "0");
  const [month, ofMonth] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${year}-${month ?? ""}-${ofMonth ?? ""}`;
}
