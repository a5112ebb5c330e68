import assert from "node:assert/strict";
import { clientFor } from "../testServer";
import { withSockets } from "./socketServer";
import { all, data, idle, time } from "./streamSupport";

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
