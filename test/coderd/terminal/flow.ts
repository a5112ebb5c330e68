import type { Socket } from "node:net";
import type { IPty } from "@lydell/node-pty";

/** Holds the output of a terminal back and lets it flow again. */
export interface Flow {
  pause(): void;
  resume(): void;
  /** Nothing is waited for any more. */
  end(): void;
}

/** How long the rest of a shell's output may take once it flows, in milliseconds. */
const patience = 200;

/**
 * The package ends a terminal 200 ms after its shell, whatever was not read by then. Running servers lose nothing, so while
 * output is held back that end waits.
 */
export function flowOf(pty: IPty): Flow {
  const stream = (pty as unknown as { _socket: Socket })._socket;
  const destroy = stream.destroy.bind(stream);
  let isHeld = false;
  let isWanted = false;
  const endSoon = (): void => void setTimeout(() => stream.destroy(), patience).unref();
  stream.destroy = (error) => {
    if (!isHeld) return destroy(error);
    isWanted = true;
    return stream;
  };
  return {
    pause: () => {
      isHeld = true;
      pty.pause();
    },
    resume: () => {
      if (!isHeld) return;
      isHeld = false;
      pty.resume();
      if (isWanted) endSoon();
    },
    end: () => {
      isHeld = false;
      destroy();
    },
  };
}
