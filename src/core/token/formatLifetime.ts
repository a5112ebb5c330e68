/**
 * Nanoseconds of each unit that the command line knows (cli/parse.go): `m` is minutes, a year has 365 days.
 */
export const units: Readonly<Record<string, bigint>> = {
  y: 31_536_000n * 10n ** 9n,
  d: 86_400n * 10n ** 9n,
  h: 3_600n * 10n ** 9n,
  m: 60n * 10n ** 9n,
  s: 10n ** 9n,
  ms: 1_000_000n,
  us: 1_000n,
  ns: 1n,
};

/**
 * Formats seconds in the units of {@link parseLifetime}, largest first (`1d12h30m`), so that parsing returns
 * the same value.
 */
export function formatLifetime(seconds: number): string {
  if (!Number.isFinite(seconds)) return "0s";
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  let rest = BigInt(whole) * 10n ** 9n + BigInt(Math.round((size - whole) * 1e9));
  let text = "";
  for (const [unit, length] of Object.entries(units)) {
    if (rest >= length) text += `${rest / length}${unit}`;
    rest %= length;
  }
  return text === "" ? "0s" : seconds < 0 ? `-${text}` : text;
}
