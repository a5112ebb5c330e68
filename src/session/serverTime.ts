import type { CoderApi } from "../coder/api/api";

/** A client that has talked to a deployment. */
type Asker = { readonly client: Pick<CoderApi, "now" | "clockSkewMs"> };

/** People and tokens do not care about clocks that differ by less than this. In ms. */
const unremarkable = 120_000;

/**
 * Returns the time at a deployment. Compare the server's times (when a token expires, was used, was created)
 * with this, never with this machine's clock, which may be wrong by days.
 * @param session whose client last talked to it.
 * @returns this machine's time until the server has sent its own.
 */
export function serverNow({ client }: Asker): Date {
  return client.now();
}

/** Whether the time at a deployment is known yet. */
export function knowsServerTime({ client }: Asker): boolean {
  return client.clockSkewMs !== undefined;
}

/**
 * Returns how far this machine's clock is off.
 * @returns ms, positive if it is ahead of the deployment's; undefined if they agree or the server's time is
 * unknown.
 */
export function machineIsOff({ client }: Asker): number | undefined {
  const skew = client.clockSkewMs ?? 0;
  return Math.abs(skew) > unremarkable ? -skew : undefined;
}
