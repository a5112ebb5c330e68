/** Formats a time as the server does in JSON: UTC, without trailing zeros in the fraction. */
export function jsonTime(time: Date): string {
  return time.toISOString().replace(/\.?0+Z$/, "Z");
}

/** Formats a time as the server does in sentences: `2026-11-22 04:30:57.475 +0000 UTC`. */
export function sentenceTime(time: Date): string {
  return `${jsonTime(time).replace("T", " ").replace("Z", "")} +0000 UTC`;
}

/** Formats a duration in milliseconds as the server does in sentences: `168h0m0s`, `1m0s`, `30s`. */
export function durationText(milliseconds: number): string {
  const total = Math.floor(milliseconds / 1000);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const seconds = total % 60;
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
