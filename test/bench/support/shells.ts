import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type { SignedIn } from "../../../src/session/sessionState";
import { WorkspaceTerminal } from "../../../src/workspaces/terminal/workspaceTerminal";
import type { LeaseWindow } from "../../unit/leases/leaseWindow";
import type { Served } from "./signIn";

/** A shell in a workspace, however it was reached. */
export type Shell = {
  readonly type: (text: string) => void;
  /** Waits until the newest output has this in it, and counts all output from now on to there, in bytes or letters. */
  readonly sees: (words: string) => Promise<number>;
  readonly close: () => Promise<unknown>;
};

/** What was printed, as far as it is to be looked at. */
class Printed {
  #tail = "";
  #length = 0;
  #wanted: { readonly words: string; readonly found: (length: number) => void } | undefined;

  take(text: string, length: number): void {
    this.#length += length;
    this.#tail = (this.#tail + text).slice(-400);
    if (this.#wanted === undefined || !this.#tail.includes(this.#wanted.words)) return;
    const { found } = this.#wanted;
    this.#wanted = undefined;
    found(this.#length);
  }

  sees(words: string): Promise<number> {
    this.#length = 0;
    this.#tail = "";
    return new Promise((found) => {
      this.#wanted = { words, found };
    });
  }
}

const path = (agentId: string) =>
  `/api/v2/workspaceagents/${agentId}/pty?reconnect=${randomUUID()}&width=80&height=24`;

/** The least that it takes: ws, and nothing of ours. */
export async function openBare({ url, key }: Served, agentId: string, until: string): Promise<Shell> {
  const socket = new WebSocket(url.replace(/^http/, "ws") + path(agentId), {
    headers: { "Coder-Session-Token": key },
    perMessageDeflate: false,
  });
  const printed = new Printed();
  socket.on("message", (bytes: Buffer) =>
    printed.take(bytes.toString("latin1", Math.max(0, bytes.length - 400)), bytes.length),
  );
  await Promise.race([printed.sees(until), new Promise((_resolve, reject) => socket.once("error", reject))]);
  return {
    type: (text) => socket.send(Buffer.from(JSON.stringify({ data: text }))),
    sees: (words) => printed.sees(words),
    close: () =>
      new Promise((resolve) => {
        socket.once("close", resolve).send(Buffer.from(JSON.stringify({ data: "\u0004" })));
      }),
  };
}

/** The client's terminal, which holds nothing back. */
export async function openOfClient({ client }: SignedIn, agentId: string, until: string): Promise<Shell> {
  const printed = new Printed();
  const prompt = printed.sees(until);
  const opening = { agentId, reconnect: randomUUID(), columns: 80, rows: 24 };
  const terminal = await client.workspaces.openTerminal(opening, (bytes) => {
    const { buffer, byteOffset, length } = bytes;
    printed.take(
      Buffer.from(buffer, byteOffset, length).toString("latin1", Math.max(0, length - 400)),
      length,
    );
  });
  await prompt;
  return {
    type: (text) => terminal.write(text),
    sees: (words) => printed.sees(words),
    close: () => {
      terminal.write("\u0004");
      return terminal.closed;
    },
  };
}

/** The terminal as VS Code shows it: it looks at the workspace, takes a token of its own, and holds back what it hands over. */
export async function openWhole(
  session: SignedIn,
  workspaceId: string,
  window: LeaseWindow,
  until: string,
): Promise<Shell & { readonly minting: number }> {
  const printed = new Printed();
  let minting = 0;
  const terminal = new WorkspaceTerminal({
    workspaceId,
    agentName: undefined,
    session: () => session,
    host: session.deployment.host,
    leases: {
      take: async (...lease) => {
        const started = performance.now();
        const taken = await window.leases.take(...lease);
        minting += performance.now() - started;
        return taken;
      },
    },
    explain: String,
  });
  const prompt = printed.sees(until);
  const ran = terminal.run({
    write: (text) => printed.take(text, text.length),
    title: () => undefined,
    close: () => undefined,
  });
  await prompt;
  return {
    minting,
    type: (text) => terminal.type(text),
    sees: (words) => printed.sees(words),
    close: () => {
      terminal.type("\u0004");
      return ran;
    },
  };
}
