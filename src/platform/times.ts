import * as vscode from "vscode";

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 24 * 3600],
  ["month", 30 * 24 * 3600],
  ["week", 7 * 24 * 3600],
  ["day", 24 * 3600],
  ["hour", 3600],
  ["minute", 60],
];

/**
 * Says how far off a time is, in the language of VS Code.
 * @param time the time.
 * @param now the time to compare with.
 * @returns for example "in 12 days", "yesterday", "now".
 */
export function relativeTime(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: "auto" });
  for (const [unit, size] of steps) {
    // Weeks begin at two, so that "in 12 days" stays days.
    const least = unit === "week" ? 2 : 1;
    // A token of seven days has a moment less when it is shown, and still "ends in 7 days".
    const count = Math.floor(Math.abs(seconds) / size + 0.01);
    if (count >= least) return format.format(Math.sign(seconds) * count, unit);
  }
  return vscode.l10n.t("now");
}

/**
 * Says a time in full.
 * @param time the time.
 * @returns for example "Sun, 29 Nov 2026, 14:05 CET".
 */
export function absoluteTime(time: Date): string {
  return new Intl.DateTimeFormat(vscode.env.language, {
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
 * Says how long something lasts, in the largest unit that loses less than a tenth.
 * @param seconds how long.
 * @returns for example "7 days", "100 years".
 */
export function lifetimeInWords(seconds: number): string {
  const [unit, size] = steps
    .filter(([name]) => name !== "week" && name !== "month")
    .find(([, length]) => seconds >= length && (seconds % length) / seconds < 0.1) ?? ["second", 1];
  return new Intl.NumberFormat(vscode.env.language, { style: "unit", unit, unitDisplay: "long" }).format(
    Math.floor(seconds / size),
  );
}
