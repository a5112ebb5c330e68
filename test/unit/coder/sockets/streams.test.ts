import assert from "node:assert/strict";
import {
  CoderError,
  GivenUp,
  NotCoder,
  RouteMissing,
  type TransportOptions,
  Unreachable,
  Unreadable,
} from "../../../../src/coder";
import { failure } from "../expectError";
import { clientFor, json, until } from "../testServer";
import { type Peer, withSockets } from "./socketServer";

const hasty: TransportOptions = { patience: { retryMs: 1 } };
const time = "2026-11-22T00:00:00Z";
const workspace = {
  id: "w",
  name: "alpha",
  owner_id: "u",
  created_at: time,
  latest_build: { id: "b", build_number: 1, created_at: time, status: "running" },
};

const line = (id: number, more: object = {}): string =>
  `${JSON.stringify({ id, created_at: time, log_source: "provisioner", log_level: "info", stage: "s", output: `line ${String(id)}`, ...more })}\n`;

const data = (content: unknown): string => JSON.stringify({ type: "data", data: content });

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

const idle = (): AbortSignal => new AbortController().signal;

const notFound = [
  "HTTP/1.1 404 Not Found",
  "Content-Type: application/json",
  "X-Coder-Build-Version: v2.20.0",
  "",
  '{"message":"Route not found."}',
].join("\r\n");

describe("a build's log", () => {
  it("is followed from the first line, or after one, until it is done", () =>
    withSockets(
      (peer) => {
        peer.send(line(7), [10, 20, line(7).length - 30, 0]);
        peer.send(line(12));
        peer.close(1000, "done");
      },
      async (server) => {
        const { workspaces } = clientFor(server);
        const first = await all(workspaces.followBuild("b", undefined, idle()));
        assert.deepEqual(
          first.map(({ id, output, level, source, stage }) => [id, output, level, source, stage]),
          [
            [7, "line 7", "info", "provisioner", "s"],
            [12, "line 12", "info", "provisioner", "s"],
          ],
        );
        const second = await all(workspaces.followBuild("b", 7, idle()));
        assert.deepEqual(
          second.map(({ id }) => id),
          [12],
        );
        assert.deepEqual(
          server.handshakes.map(({ url }) => url),
          [
            "/api/v2/workspacebuilds/b/logs?follow=true",
            "/api/v2/workspacebuilds/b/logs?follow=true&after=7",
          ],
        );
      },
    ));

  it("is followed again after its last line when it breaks off, however it does, and gives no line twice", () =>
    withSockets(
      (peer, index) => {
        // Each goes one line back, as a server that does not heed what it is asked.
        for (let id = 1; id <= index + 1; id += 1) peer.send(line(id));

        const ends = [
          () => {
            peer.drop();
          },
          () => {
            peer.drop("reset");
          },
          () => {
            peer.close(1001, "going away");
          },
          () => {
            peer.close(1000);
          },
          () => {
            peer.close();
          },
          () => {
            peer.close(1011, "done");
          },
          () => {
            peer.close(1000, "done");
          },
        ];
        ends[index]?.();
      },
      async (server) => {
        const lines = await all(clientFor(server, hasty).workspaces.followBuild("b", undefined, idle()));
        assert.deepEqual(
          lines.map(({ id }) => id),
          [1, 2, 3, 4, 5, 6, 7],
        );
        assert.deepEqual(
          server.handshakes.map(({ url }) => new URL(url ?? "", "http://host").searchParams.get("after")),
          [null, "1", "2", "3", "4", "5", "6"],
        );
      },
    ));

  it("is given up when it breaks off again and again without a line", () =>
    withSockets(
      (peer) => {
        peer.drop();
      },
      async (server) => {
        await failure(all(clientFor(server, hasty).workspaces.followBuild("b", 3, idle())), Unreachable);
        assert.equal(server.handshakes.length, 6);
      },
    ));

  it("survives a server that restarts", () =>
    withSockets(
      (peer, index) => {
        peer.send(line(index));
        if (index === 3) peer.close(1000, "done");
        else peer.close(1001);
      },
      async (server) => {
        const lines = await all(clientFor(server, hasty).workspaces.followBuild("b", undefined, idle()));
        assert.deepEqual(
          lines.map(({ id }) => id),
          [0, 3],
        );
      },
      {
        refuse: (_request, index) =>
          index === 1 || index === 2 ? "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n" : undefined,
      },
    ));

  it("is asked for again and again where no WebSocket gets through, until the build is over", () => {
    let asked = 0;
    const urls: string[] = [];
    return withSockets(
      () => assert.fail("there is no socket"),
      async (server) => {
        const lines = await all(clientFor(server, hasty).workspaces.followBuild("b", 1, idle()));
        assert.deepEqual(
          lines.map(({ id }) => id),
          [2, 3, 4],
        );
        assert.deepEqual(
          urls.filter((url) => url.includes("/logs")),
          [1, 2, 3].map((after) => `/api/v2/workspacebuilds/b/logs?after=${String(after)}`),
        );
        assert.equal(urls.length, 6);
      },
      {
        refuse: () =>
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Sockets are blocked here</html>",
        plain: (request, response) => {
          urls.push(request.url ?? "");
          if (request.url?.includes("/logs") === true) {
            asked += 1;
            json(response, 200, [JSON.parse(line(asked)), JSON.parse(line(asked + 1))]);
          } else {
            const job = { status: "running", completed_at: asked === 2 ? time : null };
            json(response, 200, { ...workspace.latest_build, job });
          }
        },
      },
    );
  });

  it("is given up at once when nobody reads it any more: while it waits, between lines, and before a new try", async () => {
    await withSockets(
      (peer) => {
        peer.send(line(1));
      },
      async (server) => {
        const controller = new AbortController();
        const log = clientFor(server).workspaces.followBuild("b", undefined, controller.signal);
        const reading = failure(all(log), GivenUp);
        await until(() => server.peers.length > 0);
        controller.abort();
        await reading;
        await until(() => server.peers[0]?.isGone() === true);
      },
    );
    await withSockets(
      (peer) => {
        for (let id = 0; id < 100; id += 1) peer.send(line(id));
      },
      async (server) => {
        for await (const { id } of clientFor(server).workspaces.followBuild("b", undefined, idle()))
          if (id === 5) break;

        await until(() => server.peers[0]?.isGone() === true);
        assert.equal(server.handshakes.length, 1);
      },
    );
    await withSockets(
      (peer) => {
        peer.drop();
      },
      async (server) => {
        const controller = new AbortController();
        const slow: TransportOptions = { patience: { retryMs: 60_000 } };
        const log = clientFor(server, slow).workspaces.followBuild("b", undefined, controller.signal);
        const reading = failure(all(log), GivenUp);
        await until(() => server.peers[0]?.isGone() === true);
        await new Promise((resolve) => setTimeout(resolve, 50));
        controller.abort();
        await reading;
      },
    );
  });

  it("lets the server wait while its reader is busy", () =>
    withSockets(
      (peer) => {
        const output = "x".repeat(10_000);
        for (let id = 1; id <= 3000; id += 1) peer.send(line(id, { output }));

        peer.close(1000, "done");
      },
      async (server) => {
        let read = 0;
        let waiting = 0;
        for await (const { id } of clientFor(server).workspaces.followBuild("b", undefined, idle())) {
          read += 1;
          assert.equal(id, read);
          if (read === 1) {
            let before = -1;
            const [peer] = server.peers;
            while (peer !== undefined && peer.waiting() !== before) {
              before = peer.waiting();
              await new Promise((resolve) => setTimeout(resolve, 50));
            }
            waiting = before;
          }
        }
        assert.equal(read, 3000);
        assert.ok(waiting > 5_000_000, String(waiting));
      },
    ));

  it("is unreadable when a line is none", async () => {
    for (const odd of ["no JSON", "null", "[]", line(1, { created_at: "soon" }), line(1, { id: "1" })]) {
      await withSockets(
        (peer) => {
          peer.send(odd);
        },
        async (server) => {
          const { workspaces } = clientFor(server, hasty);
          await failure(all(workspaces.followBuild("b", undefined, idle())), Unreadable);
          await until(() => server.peers[0]?.isGone() === true);
        },
      );
    }
  });
});

describe("a workspace that is watched", () => {
  const watching =
    (script: (peer: Peer) => void, options: TransportOptions = {}) =>
    async (work: (read: Promise<unknown[]>) => Promise<void>): Promise<void> =>
      withSockets(script, (server) => work(all(clientFor(server, options).workspaces.watch("w", idle()))));

  it("is told when something changed, and of errors, until the server ends it", () =>
    watching((peer) => {
      peer.send('{"type":"ping","data":null}\n');
      peer.send(data(workspace));
      peer.send(data(workspace));
      peer.send('{"type":"error","data":{"message":"Forbidden","detail":"for\\nnow"}}');
      peer.send(data(workspace));
      peer.send(
        data({ ...workspace, outdated: true, latest_build: { ...workspace.latest_build, status: "odd" } }),
      );
      peer.send('{"type":"error"}');
      peer.send('{"type":"something new","data":5}');
      peer.close(1000);
    })(async (read) => {
      const events = (await read) as { type: string; message?: string; workspace?: { outdated: boolean } }[];
      assert.deepEqual(
        events.map(({ type, message, workspace: state }) => [type, message ?? state?.outdated]),
        [
          ["workspace", false],
          ["error", "Forbidden for now"],
          ["workspace", false],
          ["workspace", true],
          ["error", ""],
        ],
      );
    }));

  it("is a stream that broke when it ends in any other way", async () => {
    for (const end of [
      (peer: Peer) => {
        peer.close(1001);
      },
      (peer: Peer) => {
        peer.close(1011, "internal");
      },
      (peer: Peer) => {
        peer.drop("reset");
      },
    ]) {
      await watching((peer) => {
        peer.send(data(workspace));
        end(peer);
      })(async (read) => {
        await failure(read, Unreachable);
      });
    }
  });

  it("is a stream that broke when nothing is heard for long, as from a server that never pings", () =>
    watching(
      (peer) => {
        peer.send(data(workspace));
      },
      { patience: { silenceMs: 50 } },
    )(async (read) => {
      const error = await failure(read, Unreachable);
      assert.equal(error.cause, "timeout");
    }));

  it("is unreadable when it is no workspace", async () => {
    for (const odd of [data(null), data({ ...workspace, latest_build: null }), data({}), '{"type":5}', "{"]) {
      await watching((peer) => {
        peer.send(odd);
      })(async (read) => {
        await failure(read, Unreadable);
      });
    }
  });

  it("is read where nearly all is null or missing", () =>
    watching((peer) => {
      const { id, build_number, created_at } = workspace.latest_build;
      const bare = {
        id,
        build_number,
        created_at,
        resources: [{ agents: [{ id: "a", apps: [{}] }] }, { agents: null }],
      };
      peer.send(
        data({ id: "w", name: "", owner_id: "", created_at: time, latest_build: bare, health: null }),
      );
      peer.close();
    })(async (read) => {
      const [event] = (await read) as {
        workspace: { healthy: boolean; latestBuild: { agents: unknown[] } };
      }[];
      assert.equal(event?.workspace.healthy, true);
      assert.equal(event.workspace.latestBuild.agents.length, 1);
    }));

  it("cannot be watched on a server without that", () =>
    withSockets(
      () => undefined,
      async (server) => {
        await failure(all(clientFor(server).workspaces.watch("w", idle())), RouteMissing);
      },
      { refuse: () => notFound },
    ));

  it("hides a secret that comes in an error", () =>
    watching((peer) => {
      const session = String(peer.request.headers["coder-session-token"]);
      peer.send(JSON.stringify({ type: "error", data: { message: `no ${session}` } }));
      peer.close(1000, session);
    })(async (read) => {
      assert.deepEqual(await read, [{ type: "error", message: "no …" }]);
    }));
});

describe("metadata that is watched", () => {
  const item = (key: string, value: string | null, more: object = {}): object => ({
    description: { key, display_name: key.toUpperCase() },
    result: { collected_at: time, age: 1, value, error: "", ...more },
  });

  it("comes as it is, however long, before the first result too", () =>
    withSockets(
      (peer) => {
        peer.send(
          data([item("cpu", "1 %\n\u001b[31m"), item("x", null, { collected_at: "0001-01-01T00:00:00Z" })]),
        );
        const big = data([item("big", "x".repeat(2 * 1024 * 1024))]);
        peer.send(big, [1_000_000, big.length - 1_000_000, 0]);
        peer.send(data([item("bad", "old", { error: "exit status 3" }), { description: { key: "none" } }]));
        peer.send(data(null));
        peer.send('{"type":"error","data":{"message":"later"}}');
        peer.close(1000);
      },
      async (server) => {
        const read = await all(clientFor(server).workspaces.watchMetadata("a", idle()));
        assert.equal(server.handshakes[0]?.url, "/api/v2/workspaceagents/a/watch-metadata-ws");
        assert.deepEqual(read[0], [
          {
            key: "cpu",
            displayName: "CPU",
            value: "1 %\n\u001b[31m",
            error: "",
            collectedAt: new Date(time),
          },
          { key: "x", displayName: "X", value: "", error: "", collectedAt: undefined },
        ]);
        assert.equal(read[1]?.[0]?.value.length, 2 * 1024 * 1024);
        assert.deepEqual(
          read[2]?.map(({ key, value, error }) => [key, value, error]),
          [
            ["bad", "old", "exit status 3"],
            ["none", "", ""],
          ],
        );
        assert.deepEqual(read.slice(3), [[]]);
      },
    ));
});

describe("streams of a client that was disposed", () => {
  it("are cancelled, and open no more", () =>
    withSockets(
      (peer) => {
        peer.send(data(workspace));
      },
      async (server) => {
        const client = clientFor(server, hasty);
        const reading = failure(all(client.workspaces.watch("w", idle())), GivenUp);
        await until(() => server.peers.length > 0);
        client.dispose();
        await reading;
        await failure(all(client.workspaces.watch("w", idle())), GivenUp);
        await failure(all(client.workspaces.followBuild("b", undefined, idle())), GivenUp);
        assert.equal(server.handshakes.length, 1);
      },
    ));

  it("say only errors of the client", () =>
    withSockets(
      () => undefined,
      async (server) => {
        const error = await failure(all(clientFor(server).workspaces.watch("..", idle())), CoderError);
        assert.equal(error.kind, "rejected");
        assert.equal(server.handshakes.length, 0);
      },
    ));
});

describe("a handshake at something that is no Coder server", () => {
  it("is never a lone sign-out, and says what answered", async () => {
    const refusals: [string, string][] = [
      ['HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n{"message":"no"}', "between"],
      ["HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Sign in</h1>", "page"],
      ['HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nAgent state is "connecting", not', "page"],
      ["HTTP/1.1 511 Network Authentication Required\r\n\r\n", "portal"],
      [
        "HTTP/1.1 426 Upgrade Required\r\nX-Coder-Build-Version: v2.35.1\r\n\r\nWebSocket protocol violation",
        "noSockets",
      ],
      [
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n",
        "between",
      ],
    ];
    for (const [refusal, why] of refusals) {
      await withSockets(
        () => undefined,
        async (server) => {
          const error = await failure(all(clientFor(server).workspaces.watch("w", idle())), NotCoder);
          assert.equal(error.why, why);
        },
        { refuse: () => refusal },
      );
    }
  });
});
