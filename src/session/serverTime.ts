import type { CoderApi } from "../coder/api/api";

/** Who asked a deployment. */
type Asker = { readonly client: Pick<CoderApi, "now" | "clockSkewMs"> };

/** Clocks that differ by no more than this show the same time, as far as people and tokens care. In ms. */
const unremarkable = 120_000;

/**
 * The time at a deployment. What its server says of times (when a token expires, was used, was created) is compared with
 * this, never with the clock of this machine, which may be wrong by days.
 * @param session who asked it last.
 * @returns this machine's time as long as the server has not told its own.
 */
export function serverNow({ client }: Asker): Date {
  return client.now();
}

/** Whether the time at a deployment is known by now. */
export function knowsServerTime({ client }: Asker): boolean {
  return client.clockSkewMs !== undefined;
}

/**
 * How far this machine's clock is off.
 * @returns ms, positive when it is ahead of the deployment's; undefined when they agree, or nobody knows.
 */
export function machineIsOff({ client }: Asker): number | undefined {
  const skew = client.clockSkewMs ?? 0;
  return Math.abs(skew) > unremarkable ? -skew : undefined;
}
