/** The server's idea of now, which a test can move. */
export interface Clock {
  /** The time now. */
  now(): Date;
  /** Moves the time by that many milliseconds; negative goes back. */
  advance(milliseconds: number): void;
  /** Sets the time; it goes on running from there. */
  set(time: Date): void;
}

/** A clock that follows `source` (the machine's by default) with an offset. */
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
