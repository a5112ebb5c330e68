import assert from "node:assert/strict";
import { GivenUp, type TransportOptions, Unreachable, Unreadable } from "../../../../src/coder";
import { failure } from "../expectError";
import { clientFor, json, until } from "../testServer";
import { withSockets } from "./socketServer";
import { all, hasty, idle, time, workspace } from "./streamSupport";

const line = (id: number, more: object = {}): string =>
  `${JSON.stringify({ id, created_at: time, log_source: "provisioner", log_level: "info", stage: "s", output: `line ${String(id)}`, ...more })}\n`;

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
