/** Something that stays open: a socket, or a stream of events. */
export interface OpenStream {
  /** Ends the connection below it at once, without a word. */
  drop(): void;
}

/** All that is open on one server. */
export interface Streams {
  readonly open: Set<OpenStream>;
  /** Runs something every so many milliseconds until it is told to stop; it keeps no process alive. */
  every(milliseconds: number, run: () => void): () => void;
  /** Ends every connection of theirs, as when a network is lost. */
  drop(): void;
  /** The same, and nothing runs any more. */
  end(): void;
}

/** None yet. */
export function createStreams(): Streams {
  const open = new Set<OpenStream>();
  const timers = new Set<NodeJS.Timeout>();
  const drop = (): void => {
    for (const stream of [...open]) stream.drop();
  };
  return {
    open,
    every: (milliseconds, run) => {
      const timer = setInterval(run, milliseconds);
      timer.unref();
      timers.add(timer);
      return () => {
        clearInterval(timer);
        timers.delete(timer);
      };
    },
    drop,
    end: () => {
      for (const timer of timers) clearInterval(timer);
      timers.clear();
      drop();
    },
  };
}
