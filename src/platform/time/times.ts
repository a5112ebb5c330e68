import * as vscode from "vscode";
import { distanceInWords } from "./calendar";

/**
 * Returns the language of the texts that are shown, which is also that of dates, numbers and lists: VS Code's, if the
 * extension is translated into it, otherwise English. Everything that formats something for people asks here.
 * @returns a BCP 47 tag that `Intl` knows.
 */
export function shownLanguage(): string {
  const { language } = vscode.env;
  const isShown = vscode.l10n.bundle !== undefined || /^en\b/i.test(language);
  // With a tag that it does not know, Intl would take the language of this machine.
  return isShown && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : "en";
}

/**
 * Formats a number of things as the language of the texts writes it. Numbers that name something, such as a port
 * or a build, are not written so.
 * @param count the number.
 * @returns for example "10,000", in German "10.000".
 */
export function shownNumber(count: number): string {
  return new Intl.NumberFormat(shownLanguage()).format(count);
}

/**
 * Formats how far away a time is, in the language of the texts and by the calendar of this machine's time zone.
 * @param time the time.
 * @param now the time to compare with: the server's for times that a server sent.
 * @returns for example "in 12 days", "yesterday", "now".
 */
export function relativeTime(time: Date, now: Date): string {
  return distanceInWords(shownLanguage(), time, now);
}

/**
 * Formats a time in full.
 * @param time the time.
 * @returns for example "Sun, 29 Nov 2026, 14:05 CET".
 */
export function absoluteTime(time: Date): string {
  return new Intl.DateTimeFormat(shownLanguage(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(time);
}

/**
 * Formats a time in as few characters as possible: without its day if that is today.
 * @param time the time, by this machine's clock.
 * @param now when it is shown.
 * @returns for example "14:02", "11/27/26, 14:02".
 */
export function clockTime(time: Date, now = new Date()): string {
  const isToday = time.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(shownLanguage(), {
    timeStyle: "short",
    ...(isToday ? {} : { dateStyle: "short" }),
  }).format(time);
}

const units: readonly [string, number][] = [
  ["year", 365 * 24 * 3600],
  ["day", 24 * 3600],
  ["hour", 3600],
  ["minute", 60],
];

/**
 * Formats a duration in the largest unit that loses less than a tenth.
 * @param seconds the duration.
 * @returns for example "7 days", "100 years".
 */
export function lifetimeInWords(seconds: number): string {
  const [unit, size] = units.find(
    ([, length]) => seconds >= length && (seconds % length) / seconds < 0.1,
  ) ?? ["second", 1];
  return new Intl.NumberFormat(shownLanguage(), { style: "unit", unit, unitDisplay: "long" }).format(
    Math.floor(seconds / size),
  );
}
