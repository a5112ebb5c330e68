import type { Terminal, TerminalEnd, TerminalOpening } from "../../api/workspaceCalls";
import { GivenUp } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";
import type { LiveSocket } from "../../http/socket/liveSocket";
import type { Sockets } from "../../http/socket/sockets";
import { keystrokes, sizeMessage } from "./keystrokes";

/** The server sends at most 32 kB in one message (seen on v2.35.1). */
const longestMessage = 1024 * 1024;

/**
 * A terminal that had stayed silent always worked when it was reopened with the same ID (seen on v2.35.1).
 */
const mostTries = 3;

/**
 * Opens a terminal on an agent and waits for its first output: occasionally a handshake succeeds and no
 * output ever arrives (17 of 2,505 on v2.35.1); it then opens the same terminal again. Needs only
 * `workspace:ssh`. https://coder.com/docs/reference/api/agents#open-pty-to-workspace-agent
 * @param onOutput receives bytes as they arrive, split at arbitrary positions.
 * @param signal ends it, even once it is open.
 * @throws CoderError; AgentNotConnected; NotFoundOrForbidden if there is no such agent or it may not be used,
 * including by a token that has ended; Unreachable with `timeout` if it never showed any output.
 */
export async function openTerminal(
  sockets: Sockets,
  opening: TerminalOpening,
  onOutput: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<Terminal> {
  const { deployment, patience } = sockets;
  const size = sizeMessage(opening.columns, opening.rows);
  let failure: Error | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const socket = await sockets.open({
      path: ["workspaceagents", opening.agentId, "pty"],
      query: {
        reconnect: opening.reconnect,
        width: size.width,
        height: size.height,
        command: opening.command,
      },
      signal,
      maxBytes: longestMessage,
    });
    const outcome = await firstOutput(socket, onOutput, patience.firstOutputMs, signal);
    if (signal?.aborted === true) throw new GivenUp(deployment, "maybe");

    if (typeof outcome === "object" && outcome.error instanceof GivenUp) throw outcome.error;

    if (outcome === "shows" || (outcome !== "silent" && outcome.code === 1000)) return terminalOn(socket);

    socket.close();
    failure =
      outcome === "silent"
        ? new Unreachable(deployment, "timeout", { sent: "maybe", timeoutMs: patience.firstOutputMs })
        : (outcome.error ?? new Unreachable(deployment, "closed", { sent: "maybe" }));
  }
  throw failure ?? new Unreachable(deployment, "closed", { sent: "maybe" });
}

/** Waits until the terminal shows output, ends, or stays silent for too long. */
async function firstOutput(
  socket: LiveSocket,
  onOutput: (bytes: Uint8Array) => void,
  patienceMs: number,
  signal: AbortSignal | undefined,
): Promise<"shows" | "silent" | TerminalEnd> {
  let timer: NodeJS.Timeout | undefined;
  let giveUp = (): void => undefined;
  const shows = new Promise<"shows">((resolve) => {
    socket.onMessage = (bytes) => {
      resolve("shows");
      onOutput(bytes);
    };
  });
  const silent = new Promise<"silent">((resolve) => {
    giveUp = () => {
      resolve("silent");
    };
    timer = setTimeout(giveUp, patienceMs);
  });
  signal?.addEventListener("abort", giveUp, { once: true });
  socket.resume();
  const outcome = await Promise.race([shows, silent, socket.closed]);
  clearTimeout(timer);
  signal?.removeEventListener("abort", giveUp);
  return outcome;
}

function terminalOn(socket: LiveSocket): Terminal {
  return {
    write: (text) => {
      for (const message of keystrokes(text)) socket.send(message);
    },
    get unsentBytes() {
      return socket.unsentBytes;
    },
    resize: (columns, rows) => {
      socket.send(Buffer.from(JSON.stringify(sizeMessage(columns, rows))));
    },
    pause: () => {
      socket.pause();
    },
    resume: () => {
      socket.resume();
    },
    close: socket.close,
    closed: socket.closed,
  };
}
