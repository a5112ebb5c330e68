/** Which terminal is opened, and how large it is. */
export type TerminalOpening = {
  readonly agentId: string;
  /**
   * A UUID. The same one comes back to the same shell, with the last 64 KiB of what it wrote; where that shell has ended, to a
   * new one without a word. A shell that nobody is connected to is kept for five minutes.
   */
  readonly reconnect: string;
  readonly columns: number;
  readonly rows: number;
  /** What runs in the login shell instead of an interactive one; ignored when the shell is there already. */
  readonly command?: string | undefined;
};

/** How a terminal's connection ended. None of it tells whether the shell lives on: ask for the workspace and its agent. */
export type TerminalEnd = {
  /** The code of the close frame; 1006 without one. 1000 comes when the shell exited, and when its agent went away. */
  readonly code: number;
  readonly reason: string;
  /** A close frame came. */
  readonly isSaid: boolean;
  /** What broke it, where that is known: silence, say, or a message that was too long. A CoderError. */
  readonly error: Error | undefined;
};

/** A terminal that has shown something. */
export type Terminal = {
  /** Types a text of any length. It is lost when the connection has ended. */
  readonly write: (text: string) => void;
  /** Bytes that were typed and not yet handed to the network. */
  readonly unsentBytes: number;
  /** Others that are connected to the same shell get this size too. What is no size from 1 to 65535 is brought into that. */
  readonly resize: (columns: number, rows: number) => void;
  /** Lets the shell wait until {@link resume}: what has arrived already, 64 KiB at most, still comes. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the connection, not the shell. */
  readonly close: () => void;
  /** Never rejects. */
  readonly closed: Promise<TerminalEnd>;
};

/**
 * Opens a terminal, and waits until it shows something: before that it may be none. The bytes are those of a terminal in
 * UTF-8, cut anywhere. `signal` ends it at any time.
 */
export type OpenTerminal = (
  opening: TerminalOpening,
  onOutput: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
) => Promise<Terminal>;
