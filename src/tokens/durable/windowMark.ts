import os from "node:os";
import * as z from "zod/mini";

export const windowMarkSchema = z.object({ machine: z.string(), process: z.number() });

/** Identifies one extension host, so that nobody takes over what another window is still doing. */
export type WindowMark = z.infer<typeof windowMarkSchema>;

/**
 * The system may reuse a process ID for another program, so work older than this counts as abandoned. In ms.
 */
const longestWork = 30 * 60_000;

/** @returns the mark of this extension host. */
export function thisWindow(): WindowMark {
  return { machine: os.hostname(), process: process.pid };
}

/**
 * Whether the window that began some work may still be doing it.
 * @param mark the window that began it.
 * @param startedAt when it began, ms since 1970.
 * @param now ms since 1970.
 * @returns for another machine (a home directory shared over the network), true until the work is old.
 */
export function mayBeAtWork(mark: WindowMark, startedAt: number, now: number): boolean {
  if (now - startedAt > longestWork) return false;
  return mark.machine !== os.hostname() || isRunning(mark.process);
}

/**
 * Whether a window is alive.
 * @param mark the window.
 * @returns undefined for a window on another machine, which we cannot check.
 */
export function isAlive(mark: WindowMark): boolean | undefined {
  return mark.machine === os.hostname() ? isRunning(mark.process) : undefined;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // The process exists, but belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
