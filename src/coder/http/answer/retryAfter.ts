/**
 * Parses `Retry-After`, which is a number of seconds or a date; malformed values are ignored.
 * @param now the deployment's time, which the date refers to.
 * @returns whole seconds, without a limit.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;

  if (/^\d+$/.test(header.trim())) return Number(header);

  const seconds = /[a-z]{3}/i.test(header)
    ? Math.ceil((Date.parse(header) - now.getTime()) / 1000)
    : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
