/** What is typed before the shell is there, in UTF-16 units at most. */
export const mostTypedAhead = 4096;

/** A server keeps a shell that nobody is connected to for five minutes, in ms. */
export const keptMs = 5 * 60_000;

/** How often it is told that the shell is still connected, in ms. */
export const seenEvery = 60_000;

/** The timeouts of a terminal, in ms. */
export type TerminalPatience = {
  /** Before each retry, longer each time. */
  readonly retryMs: readonly number[];
  /** Between two checks for what will come by itself. */
  readonly expectedMs: number;
  /** After this, it waits for a key. */
  readonly mostTries: number;
  /** A connection that lasted this long counts as good. */
  readonly steadyMs: number;
  /** Until the agent is looked at where something was typed and nothing came. */
  readonly unansweredMs: number;
  /** Between two looks at it otherwise. */
  readonly idleMs: number;
};

/** A quarter of an hour for a workspace that starts, and an hour for a network that is gone. */
export const defaultPatience: TerminalPatience = {
  retryMs: [250, 1000, 2000, 4000, 8000, 15_000],
  expectedMs: 3000,
  mostTries: 300,
  steadyMs: 10_000,
  unansweredMs: 4000,
  idleMs: 60_000,
};
