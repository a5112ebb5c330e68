/** The server's clock, which a test can adjust. */
export interface Clock {
  /** Returns the current time. */
  now(): Date;
  /** Advances the time by this many milliseconds; a negative number sets it back. */
  advance(milliseconds: number): void;
  /** Sets the time; the clock keeps running from there. */
  set(time: Date): void;
}

/** Creates a clock that follows `source` (the machine's by default) with an offset. */
export function createClock(source: () => Date = () => new Date()): Clock {
  let offset = 0;
  return {
    now: () => new Date(source().getTime() + offset),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    set: (time) => {
      offset = time.getTime() - source().getTime();
    },
  };
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
export const year = 365 * day;
