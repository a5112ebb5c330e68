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
import { clientFor, until } from "../testServer";
import { type Peer, withSockets } from "./socketServer";
import { all, data, hasty, idle, time, workspace } from "./streamSupport";

const notFound = [
  "HTTP/1.1 404 Not Found",
  "Content-Type: application/json",
  "X-Coder-Build-Version: v2.20.0",
  "",
  '{"message":"Route not found."}',
].join("\r\n");

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
