import os from "node:os";
import * as z from "zod/mini";

export const windowMarkSchema = z.object({ machine: z.string(), process: z.number() });

/** Tells one extension host from another, so that nobody takes over what another window is still doing. */
export type WindowMark = z.infer<typeof windowMarkSchema>;

/** A process id may be given again to another program; work older than this is nobody's any more. In ms. */
const longestWork = 30 * 60_000;

/** @returns the mark of this extension host. */
export function thisWindow(): WindowMark {
  return { machine: os.hostname(), process: process.pid };
}

/**
 * Says whether the window that began some work may still be at it.
 * @param mark whose work it is.
 * @param startedAt when it began, ms since 1970.
 * @param now ms since 1970.
 * @returns for another machine (a home directory shared over the network) true until the work is old.
 */
export function mayBeAtWork(mark: WindowMark, startedAt: number, now: number): boolean {
  if (now - startedAt > longestWork) return false;
  return mark.machine !== os.hostname() || isRunning(mark.process);
}

/**
 * Says whether a window lives.
 * @param mark the window.
 * @returns undefined for one on another machine, of which nobody here knows.
 */
export function isAlive(mark: WindowMark): boolean | undefined {
  return mark.machine === os.hostname() ? isRunning(mark.process) : undefined;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
