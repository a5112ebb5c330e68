import timersPromises from "node:timers/promises";

/** Time as a test lets it pass. */
export type FastTime = {
  /** The machine sleeps: its clock goes on, and nothing else does. @param milliseconds how long. */
  sleep(milliseconds: number): void;
  /** How much time has passed without the sleep, in ms. */
  passed(): number;
  /** Gives the machine its own time back. */
  stop(): void;
};

const real = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  Date: globalThis.Date,
  now: performance.now.bind(performance),
  wait: timersPromises.setTimeout,
  limit: AbortSignal.timeout.bind(AbortSignal),
};

/**
 * Lets time pass faster in this process, for the product and for the servers that run in it: an hour of waiting takes
 * minutes, and sockets, files and programs stay as they are. What Node itself waits for keeps the real time.
 * @param haste how many times as fast.
 * @param since from when on, in ms of the machine's own time since 1970; processes with the same have the same time.
 */
export function hastenTime(haste: number, since: number = real.Date.now()): FastTime {
  const startedAt = real.now() - (real.Date.now() - since);
  const dayAt = since;
  let slept = 0;
  const passed = (): number => (real.now() - startedAt) * haste;
  const now = (): number => Math.floor(dayAt + passed() + slept);
  const shorter = (milliseconds: number | undefined): number => Math.max(1, (milliseconds ?? 0) / haste);
  class FastDate extends real.Date {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(now());
      else super(...(given as [string]));
    }

    static override now(): number {
      return now();
    }
  }
  // Immediately is immediately, however fast time passes.
  const later =
    (set: (...given: never[]) => unknown) =>
    (work: () => void, milliseconds?: number, ...rest: unknown[]): unknown =>
      set(
        ...([
          work,
          milliseconds === undefined || milliseconds <= 0 ? 0 : shorter(milliseconds),
          ...rest,
        ] as never[]),
      );
  const setTimeoutSooner = Object.assign(later(real.setTimeout), real.setTimeout);
  Object.assign(globalThis, {
    Date: FastDate,
    setTimeout: setTimeoutSooner,
    setInterval: later(real.setInterval),
  });
  Object.assign(timersPromises, {
    setTimeout: (milliseconds?: number, ...rest: [unknown?]) => real.wait(shorter(milliseconds), ...rest),
  });
  Object.assign(AbortSignal, {
    timeout: (milliseconds: number) => real.limit(Math.ceil(shorter(milliseconds))),
  });
  Object.defineProperty(performance, "now", { configurable: true, value: () => startedAt + passed() });
  return {
    sleep: (milliseconds) => void (slept += milliseconds),
    passed,
    stop: () => {
      Object.assign(globalThis, {
        Date: real.Date,
        setTimeout: real.setTimeout,
        setInterval: real.setInterval,
      });
      Object.assign(timersPromises, { setTimeout: real.wait });
      Object.assign(AbortSignal, { timeout: real.limit });
      Reflect.deleteProperty(performance, "now");
    },
  };
}
