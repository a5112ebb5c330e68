import { spawn } from "@lydell/node-pty";
import { flowOf } from "./flow";
import { Replay } from "./replay";

/** How to run a shell. */
export interface NewShell {
  /** Runs in the login shell instead of a prompt; empty for a prompt. */
  readonly command: string;
  readonly columns: number;
  readonly rows: number;
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A client connected to a shell. */
export interface Viewer {
  /** Takes output; returns false while it cannot take more. */
  output(bytes: Uint8Array): boolean;
  /** Called when the shell has ended. */
  over(): void;
}

/** A running shell, which continues without clients. */
export interface Shell {
  readonly viewers: ReadonlySet<Viewer>;
  /** Adds a client, and sends it the stored output first. */
  attach(viewer: Viewer): void;
  detach(viewer: Viewer): void;
  type(text: string): void;
  resize(columns: number, rows: number): void;
  /** Resumes output that some client could not take. */
  resume(): void;
  /** Ends it; clients are notified as of any other end, unless it is to be silent. */
  kill(silently?: boolean): void;
}

/** The limit of one message. */
const largestPiece = 32 * 1024;

const shellPath = "/bin/bash";

/** Starts a shell on a pseudo terminal of its own. `onOver` is called once, however it ended. */
export function startShell(wanted: NewShell, onOver: () => void): Shell {
  const { columns, command, environment, home, rows } = wanted;
  const sized = columns > 0 && rows > 0;
  const run = command === "" ? ["-l"] : ["-l", "-c", command];
  // The package accepts no size of zero, which running servers do.
  const nothing = ["-c", `stty rows 0 cols 0; exec ${shellPath} "$@"`, "sh", ...run];
  const pty = spawn(sized ? shellPath : "/bin/sh", sized ? run : nothing, {
    name: "xterm-256color",
    cols: sized ? columns : 80,
    rows: sized ? rows : 24,
    cwd: home,
    env: { ...environment, HOME: home },
    encoding: null,
  });
  const flow = flowOf(pty);
  const viewers = new Set<Viewer>();
  const kept = new Replay();
  let isOver = false;
  const end = (silently: boolean): void => {
    if (isOver) return;
    isOver = true;
    onOver();
    if (!silently) for (const viewer of [...viewers]) viewer.over();
  };
  pty.onData((data: unknown) => {
    const bytes = data as Buffer;
    if (isOver) return;
    kept.add(bytes);
    const flows = inPieces(bytes).map((piece) => [...viewers].map((viewer) => viewer.output(piece)));
    if (flows.flat().includes(false)) flow.pause();
  });
  pty.onExit(() => end(false));
  return {
    viewers,
    attach: (viewer) => {
      viewers.add(viewer);
      for (const piece of inPieces(kept.bytes())) viewer.output(piece);
    },
    detach: (viewer) => {
      viewers.delete(viewer);
      // Nobody else is waiting for the client that left.
      flow.resume();
    },
    type: (text) => pty.write(text),
    resize: (width, height) => {
      if (!isOver) pty.resize(width, height);
    },
    resume: () => flow.resume(),
    kill: (silently = false) => {
      end(silently);
      try {
        pty.kill("SIGKILL");
      } catch {
        // It ended by itself a moment ago.
      }
      flow.end();
    },
  };
}

function inPieces(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += largestPiece) pieces.push(bytes.subarray(at, at + largestPiece));
  return pieces;
}
