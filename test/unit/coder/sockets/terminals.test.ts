import assert from "node:assert/strict";
import {
  AgentNotConnected,
  GivenUp,
  NotFoundOrForbidden,
  type Terminal,
  TooLarge,
  type TransportOptions,
  Unreachable,
  Unreadable,
} from "../../../../src/coder";
import { failure } from "../expectError";
import { clientFor, until } from "../testServer";
import { opcodes, type Peer, type Shaking, withSockets } from "./socketServer";

const opening = {
  agentId: "agent",
  reconnect: "00000000-0000-4000-8000-000000000060",
  columns: 80,
  rows: 24,
};
const patient: TransportOptions = { patience: { firstOutputMs: 60 } };

type Opened = { terminal: Terminal; peer: Peer; output: Uint8Array[]; controller: AbortController };

/** Works with an open terminal whose server has shown a prompt. */
function withTerminal(
  work: (opened: Opened) => Promise<void>,
  options: TransportOptions = {},
): Promise<void> {
  return withSockets(
    (peer) => {
      peer.send(Buffer.from("$ "));
    },
    async (server) => {
      const output: Uint8Array[] = [];
      const controller = new AbortController();
      const client = clientFor(server, options);
      const terminal = await client.workspaces.openTerminal(
        opening,
        (bytes) => output.push(bytes),
        controller.signal,
      );
      const [peer] = server.peers;
      assert.ok(peer);
      await work({ terminal, peer, output, controller });
    },
  );
}

const textOf = (output: readonly Uint8Array[]): string => Buffer.concat(output).toString("utf8");

function typedIn({ received }: Peer): string {
  return received
    .filter(({ opcode }) => opcode < opcodes.close)
    .map(({ bytes }) => (JSON.parse(bytes.toString("utf8")) as { data?: string }).data ?? "")
    .join("");
}

/** Opens a terminal at such a server. */
async function openAt(
  shaking: Shaking,
  work: (open: () => Promise<Terminal>, handshakes: () => number) => Promise<void>,
  options: TransportOptions = patient,
): Promise<void> {
  await withSockets(shaking, (server) =>
    work(
      () => clientFor(server, options).workspaces.openTerminal(opening, () => undefined),
      () => server.handshakes.length,
    ),
  );
}

describe("a terminal", () => {
  it("is asked for by agent, id and size, and with a command where there is one", () =>
    withSockets(
      (peer) => {
        peer.send(Buffer.from("$ "));
      },
      async (server) => {
        const client = clientFor(server);
        await client.workspaces.openTerminal(opening, () => undefined);
        await client.workspaces.openTerminal({ ...opening, command: "top -d 1" }, () => undefined);
        const path = "/api/v2/workspaceagents/agent/pty";
        const query = `reconnect=${opening.reconnect}&width=80&height=24`;
        assert.deepEqual(
          server.handshakes.map(({ url }) => url),
          [`${path}?${query}`, `${path}?${query}&command=top+-d+1`],
        );
      },
    ));

  it("gives its output as bytes, also of a message in several frames, a character cut in two, and a text", () =>
    withTerminal(async ({ peer, output }) => {
      const text = "größe → 🦆";
      const bytes = Buffer.from(text);
      for (let index = 0; index < bytes.length; index += 1) peer.send(bytes.subarray(index, index + 1));

      peer.send(bytes, [1, 3, 0, bytes.length - 4, 0]);
      peer.send(" as text");
      await until(() => Buffer.concat(output).length === 2 + 2 * bytes.length + 8);
      assert.equal(textOf(output), `$ ${text}${text} as text`);
    }));

  it("is typed into in binary messages of JSON below 32 KiB, without loss and within no character", () =>
    withTerminal(async ({ terminal, peer }) => {
      const text = `a"\\\r\u0001${"🦆é\u0000".repeat(100_000)}`;
      terminal.write(text);
      terminal.write("");
      await until(() => typedIn(peer).length >= text.length);
      assert.ok(typedIn(peer) === text);
      for (const { opcode, bytes, masked } of peer.received) {
        assert.deepEqual([opcode, masked], [opcodes.binary, true]);
        assert.ok(bytes.length <= 32 * 1024, String(bytes.length));
      }
    }));

  it("is resized to what a terminal can be", () =>
    withTerminal(async ({ terminal, peer }) => {
      terminal.resize(120, 40);
      terminal.resize(0, -5);
      terminal.resize(100_000, Number.NaN);
      terminal.resize(80.7, Number.POSITIVE_INFINITY);
      await until(() => peer.received.length === 4);
      assert.deepEqual(
        peer.received.map(({ bytes }) => bytes.toString("utf8")),
        [
          '{"height":40,"width":120}',
          '{"height":1,"width":1}',
          '{"height":1,"width":65535}',
          '{"height":65535,"width":80}',
        ],
      );
    }));

  it("lets its shell wait while it is paused, and loses nothing", () =>
    withTerminal(async ({ terminal, peer, output }) => {
      terminal.pause();
      const piece = Buffer.alloc(32_000, "y\n");
      const pieces = 1500;
      for (let sent = 0; sent < pieces; sent += 1) peer.send(piece);

      // The network's own buffers fill, and the server's then stay full.
      let before = -1;
      while (peer.waiting() !== before) {
        before = peer.waiting();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.ok(before > 10_000_000, `only ${String(before)} bytes wait at the server`);
      assert.ok(Buffer.concat(output).length <= 2 + 128 * 1024);
      terminal.resume();
      await until(() => Buffer.concat(output.slice(-1)).length > 0 && peer.waiting() === 0);
      const whole = 2 + pieces * piece.length;
      await until(() => output.reduce((sum, bytes) => sum + bytes.length, 0) === whole);
    }));

  it("tells how it ended: by a close frame, or without one", async () => {
    await withTerminal(async ({ terminal, peer }) => {
      peer.close(1000);
      assert.deepEqual(await terminal.closed, { code: 1000, reason: "", isSaid: true, error: undefined });
      terminal.write("lost");
      terminal.resize(1, 1);
      terminal.pause();
      terminal.close();
    });
    await withTerminal(async ({ terminal, peer }) => {
      peer.close(1001, "liveness probe failed");
      const { code, reason, isSaid } = await terminal.closed;
      assert.deepEqual([code, reason, isSaid], [1001, "liveness probe failed", true]);
    });
    for (const how of ["end", "reset"] as const) {
      await withTerminal(async ({ terminal, peer }) => {
        peer.drop(how);
        const { code, isSaid } = await terminal.closed;
        assert.deepEqual([code, isSaid], [1006, false]);
      });
    }
  });

  it("brings all output before its end", () =>
    withTerminal(async ({ terminal, peer, output }) => {
      for (let line = 0; line < 500; line += 1) peer.send(Buffer.from(`${String(line)}\r\n`));

      peer.close(1000);
      await terminal.closed;
      assert.match(textOf(output), /\r\n498\r\n499\r\n$/);
    }));

  it("is closed by its owner, by a signal and with its client, with a close frame", async () => {
    await withTerminal(async ({ terminal, peer, output }) => {
      terminal.close();
      peer.send(Buffer.from("late"));
      const { error } = await terminal.closed;
      await until(() => peer.received.length > 0);
      assert.equal(error, undefined);
      assert.deepEqual([peer.received[0]?.opcode, textOf(output)], [opcodes.close, "$ "]);
    });
    await withTerminal(async ({ terminal, peer, controller }) => {
      controller.abort();
      const { error } = await terminal.closed;
      await until(() => peer.received.length > 0);
      assert.ok(error instanceof GivenUp);
    });
    await withSockets(
      (peer) => {
        peer.send(Buffer.from("$ "));
      },
      async (server) => {
        const client = clientFor(server);
        const terminal = await client.workspaces.openTerminal(opening, () => undefined);
        client.dispose();
        assert.ok((await terminal.closed).error instanceof GivenUp);
        await failure(
          client.workspaces.openTerminal(opening, () => undefined),
          GivenUp,
        );
        assert.equal(server.handshakes.length, 1);
      },
    );
  });

  it("is dead when nothing is heard for long, not while it is pinged or paused", async () => {
    const silent: TransportOptions = { patience: { silenceMs: 150 } };
    await withTerminal(async ({ terminal }) => {
      const { code, error } = await terminal.closed;
      assert.equal(code, 1006);
      assert.ok(error instanceof Unreachable && error.cause === "timeout");
    }, silent);
    await withTerminal(async ({ terminal, peer }) => {
      let isOver = false;
      const closed = terminal.closed.then(() => {
        isOver = true;
      });
      for (let ping = 0; ping < 10; ping += 1) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        peer.ping();
      }
      assert.equal(isOver, false);
      terminal.pause();
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(isOver, false);
      terminal.resume();
      await closed;
    }, silent);
  });

  it("ends when a message is longer than any terminal's", () =>
    withTerminal(async ({ terminal, peer }) => {
      peer.send(Buffer.alloc(1024 * 1024 + 1));
      assert.ok((await terminal.closed).error instanceof TooLarge);
    }));

  it("ends when what comes is no WebSocket any more", () =>
    withTerminal(async ({ terminal, peer }) => {
      peer.raw(Buffer.from("HTTP/1.1 200 OK\r\n\r\n"));
      const { error } = await terminal.closed;
      assert.ok(error instanceof Unreadable);
    }));
});

describe("a handshake that succeeded", () => {
  it("is no terminal yet: it is opened again with the same id until something shows", () =>
    withSockets(
      (peer, index) => {
        if (index === 2) peer.send(Buffer.from("$ "));
      },
      async (server) => {
        const output: Uint8Array[] = [];
        const client = clientFor(server, patient);
        await client.workspaces.openTerminal(opening, (bytes) => output.push(bytes));
        assert.equal(textOf(output), "$ ");
        assert.equal(new Set(server.handshakes.map(({ url }) => url)).size, 1);
        assert.equal(server.handshakes.length, 3);
        await until(() => server.peers.slice(0, 2).every((peer) => peer.isGone()));
      },
    ));

  it("is given up after three times", () =>
    openAt(
      () => undefined,
      async (open, handshakes) => {
        const error = await failure(open(), Unreachable);
        assert.deepEqual([error.cause, handshakes()], ["timeout", 3]);
      },
    ));

  it("is tried again when it breaks before anything shows, and is over when it was ended in order", async () => {
    await openAt(
      (peer, index) => {
        if (index === 0) peer.drop();
        else if (index === 1) peer.close(1011);
        else peer.close(1000);
      },
      async (open, handshakes) => {
        const { code } = await (await open()).closed;
        assert.deepEqual([code, handshakes()], [1000, 3]);
      },
    );
    await openAt(
      (peer) => {
        peer.drop("reset");
      },
      async (open) => {
        await failure(open(), Unreachable);
      },
    );
  });

  it("is given up at once when nobody wants it any more", () =>
    withSockets(
      () => undefined,
      async (server) => {
        const controller = new AbortController();
        const opened = clientFor(server).workspaces.openTerminal(opening, () => undefined, controller.signal);
        const failed = failure(opened, GivenUp);
        await until(() => server.peers.length > 0);
        controller.abort();
        await failed;
        await until(() => server.peers[0]?.isGone() === true);
        assert.equal(server.handshakes.length, 1);
      },
    ));
});

describe("a terminal that is refused", () => {
  const page = (status: string, title: string, text: string): string =>
    [
      `HTTP/1.1 ${status}`,
      "Content-Type: text/html; charset=utf-8",
      "X-Coder-Build-Version: v2.35.1+0000000",
      "",
      `<!doctype html><html><head><title>${title}</title><style>p { color: red }</style><script>var a = "<b>";</script></head>`,
      `<body><h1>${title}</h1><p>${text}</p></body></html>`,
    ].join("\r\n");

  for (const [status, state] of [
    ["404 Not Found", "connecting"],
    ["404 Not Found", "disconnected"],
    ["502 Bad Gateway", "timeout"],
  ] as const) {
    it(`says that the agent is ${state} where the page says so with ${status}`, () =>
      withSockets(
        () => undefined,
        async (server) => {
          const error = await failure(
            clientFor(server).workspaces.openTerminal(opening, () => undefined),
            AgentNotConnected,
          );
          assert.deepEqual([error.state, error.isCertain], [state, true]);
        },
        {
          refuse: () =>
            page(
              status,
              "Application Unavailable",
              `Agent state is &#34;${state}&#34;, not &#34;connected&#34;`,
            ),
        },
      ));
  }

  it("says that there is no such agent, or that it may not be used, with the page's words as text", () =>
    withSockets(
      () => undefined,
      async (server) => {
        const error = await failure(
          clientFor(server).workspaces.openTerminal(opening, () => undefined),
          NotFoundOrForbidden,
        );
        assert.equal(
          error.serverMessage,
          "404 - Application Not Found The application does not exist <here> & now.",
        );
      },
      {
        refuse: () =>
          page(
            "404 Not Found",
            "404 - Application Not Found",
            "The application does not exist &lt;here&gt; &amp; now.",
          ),
      },
    ));
});
