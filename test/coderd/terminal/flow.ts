import { closeSync, constants, openSync } from "node:fs";
import type { Socket } from "node:net";
import type { IPty } from "@lydell/node-pty";

/** Holds the output of a terminal back and lets it flow again. */
export interface Flow {
  pause(): void;
  resume(): void;
  /** Nothing is waited for any more. */
  end(): void;
}

/** How often it is looked whether a shell is still there, in milliseconds. */
const lookEvery = 10;

/**
 * Lets nothing of a shell's output get lost. Once nobody holds the other end of a terminal open, Node takes what it read in
 * part for the end and drops the rest; so that end is held open here, until the shell is gone and nothing more came.
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
  // The package would end the terminal 200 ms after its shell, read or not.
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
    // What was printed can be read already: two rounds without any are the end.
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
