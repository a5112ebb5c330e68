import { closeSync, constants, openSync } from "node:fs";
import type { Socket } from "node:net";
import type { IPty } from "@lydell/node-pty";

/** Pauses and resumes the output of a terminal. */
export interface Flow {
  pause(): void;
  resume(): void;
  /** Stops waiting for more. */
  end(): void;
}

/** How often to check whether a shell is still there, in milliseconds. */
const lookEvery = 10;

/**
 * Loses none of a shell's output. Once nobody holds the other end of a terminal open, Node takes a partial
 * read for the end and drops the rest; so that end is held open here until the shell is gone and nothing more
 * arrives.
 */
export function flowOf(pty: IPty): Flow {
  const {
    _pty: name,
    _socket: stream,
    pid,
  } = pty as IPty & { readonly _pty: string; readonly _socket: Socket };
  const destroy = stream.destroy.bind(stream);
  let otherEnd: number | undefined = openSync(name, constants.O_RDWR | constants.O_NOCTTY);
  let isHeld = false;
  let pieces = 0;
  // The package would end the terminal 200 ms after its shell, whether or not it was read.
  stream.destroy = (error) => (otherEnd === undefined ? destroy(error) : stream);
  pty.onData(() => {
    pieces += 1;
  });
  const letGo = (): void => {
    clearInterval(watch);
    if (otherEnd !== undefined) closeSync(otherEnd);
    otherEnd = undefined;
  };
  const letGoWhenRead = (): void => {
    const before = pieces;
    // What was printed can be read already: two rounds without output are the end.
    setImmediate(() =>
      setImmediate(() => {
        if (!isHeld && pieces === before) letGo();
      }),
    );
  };
  const watch = setInterval(() => {
    if (!isHeld && !isThere(pid)) letGoWhenRead();
  }, lookEvery);
  watch.unref();
  pty.onExit(letGo);
  return {
    pause: () => {
      isHeld = true;
      pty.pause();
    },
    resume: () => {
      isHeld = false;
      pty.resume();
    },
    end: letGo,
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
