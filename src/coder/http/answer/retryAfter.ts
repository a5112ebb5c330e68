/**
 * `Retry-After` comes as seconds or as a date; nonsense counts as not said.
 * @param now the deployment's time, by which it made the date.
 * @returns whole seconds, however many.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;

  if (/^\d+$/.test(header.trim())) return Number(header);

  const seconds = /[a-z]{3}/i.test(header)
    ? Math.ceil((Date.parse(header) - now.getTime()) / 1000)
    : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
