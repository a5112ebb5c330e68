/** Something that stays open: a socket, or an event stream. */
export interface OpenStream {
  /** Ends the underlying connection at once, without a close frame. */
  drop(): void;
}

/** Everything that is open on one server. */
export interface Streams {
  readonly open: Set<OpenStream>;
  /** Runs a function every so many milliseconds until it is told to stop; it keeps no process alive. */
  every(milliseconds: number, run: () => void): () => void;
  /** Ends all these connections, as when a network is lost. */
  drop(): void;
  /** The same, and stops all repeated functions. */
  end(): void;
}

/** Creates an empty set. */
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
