/**
 * From now on, counts the timers of this process that wait, also those that don't keep it alive: Node tells of the others alone.
 * @returns how many there are.
 */
export function countTimers(): () => number {
  const waiting = new Set<unknown>();
  const {
    setTimeout: once,
    setInterval: again,
    clearTimeout: clearOnce,
    clearInterval: clearAgain,
  } = globalThis;
  const counted =
    (set: (...given: never[]) => unknown, isOver: boolean) =>
    (work: (...rest: unknown[]) => void, milliseconds?: number, ...rest: unknown[]): unknown => {
      const run = (...given: unknown[]): void => {
        if (isOver) waiting.delete(timer);
        work(...given);
      };
      const timer = set(...([run, milliseconds, ...rest] as never[]));
      waiting.add(timer);
      return timer;
    };
  const cleared = (clear: (timer: never) => void) => (timer: unknown) => {
    waiting.delete(timer);
    clear(timer as never);
  };
  Object.assign(globalThis, {
    setTimeout: Object.assign(counted(once, true), once),
    setInterval: Object.assign(counted(again, false), again),
    clearTimeout: cleared(clearOnce),
    clearInterval: cleared(clearAgain),
  });
  return () => waiting.size;
}
