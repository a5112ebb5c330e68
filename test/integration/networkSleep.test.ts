import assert from "node:assert/strict";
import { startCoderd } from "../coderd";
import { networkWith, startRelay } from "./networkSupport";

describe("after sleep", () => {
  it("the next read gets past half-open connections within one time limit, over a new one", async () => {
    const coderd = await startCoderd();
    const relay = await startRelay(coderd.port);
    const client = networkWith({ timeoutMs: 1000 }).clientAt(
      `http://127.0.0.1:${relay.port}`,
      coderd.sessionKeyFor("alice"),
    );
    try {
      await Promise.all([client.users.me(), client.tokens.list(), client.buildInfo()]);
      const opened = relay.connections();
      await client.users.me();
      assert.equal(relay.connections(), opened, "connections are kept alive");

      relay.silence();
      const started = performance.now();
      assert.equal((await client.users.me()).username, "alice");
      assert.ok(performance.now() - started < 1000);
      assert.equal((await client.users.me()).username, "alice");
      assert.equal(relay.connections(), opened + 1);
    } finally {
      client.dispose();
      await Promise.all([relay.stop(), coderd.stop()]);
    }
  });
});
