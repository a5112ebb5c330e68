import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type Coderd, type Fault, startCoderd } from "../../../coderd";
import { ask, fields } from "../ask";
import { open, refusal } from "./open";

describe("faults of streams", () => {
  let server: Coderd;
  let session: string;
  let watch: string;
  beforeEach(async () => {
    server = await startCoderd();
    session = server.sessionKeyFor("alice");
    watch = `/api/v2/workspaces/${server.workspace("alpha").id}/watch-ws`;
  });
  afterEach(() => server.stop());

  const add = (fault: Fault): unknown => server.faults.add({ path: "/**/watch-ws", times: 1 }, fault);

  it("answer a handshake as a gateway, a captive portal or another address does", async () => {
    add({ kind: "gateway", status: 502, body: "Bad Gateway" });
    assert.deepEqual(await refusal(server, session, watch), {
      status: 502,
      body: "Bad Gateway",
      type: "text/plain;charset=UTF-8",
    });
    add({ kind: "captivePortal" });
    assert.match((await refusal(server, session, watch)).body, /Accept the terms/);
    add({ kind: "redirect", to: "https://elsewhere.example/" });
    assert.equal((await refusal(server, session, watch)).status, 302);
  });

  it("reset a handshake, or leave it without an answer", async () => {
    add({ kind: "reset", when: "before" });
    await assert.rejects(refusal(server, session, watch), { code: "ECONNRESET" });
    add({ kind: "hang" });
    const hanging = refusal(server, session, watch);
    while (server.log.count({ path: "/**/watch-ws" }) < 2) await new Promise(setImmediate);
    await Promise.all([assert.rejects(hanging), server.stop()]);
  });

  it("open a socket over which nothing ever comes", async () => {
    add({ kind: "mute" });
    const mute = await open(server, session, watch);
    const next = await open(server, session, watch);
    await next.until(({ messages }) => messages.length === 2);
    assert.deepEqual([mute.messages.length, mute.socket.readyState], [0, 1]);
    assert.equal(server.log.find({ path: "/**/watch-ws" })[0]?.status, 101);
  });

  it("end a socket without a close frame: one, or all at once with the streams of events", async () => {
    add({ kind: "vanish", milliseconds: 20 });
    assert.equal((await (await open(server, session, watch)).closed).code, 1006);
    const socket = await open(server, session, watch);
    const events = await fetch(server.url + watch.replace("-ws", ""), {
      headers: { "Coder-Session-Token": session },
    });
    server.dropStreams();
    assert.equal((await socket.closed).code, 1006);
    await assert.rejects(events.text(), TypeError);
  });
});

describe("what another process holds of workspaces", () => {
  it("is held over the routes of the control", async () => {
    const server = await startCoderd({ control: true });
    try {
      const post = async (what: string, body: unknown): Promise<number> =>
        (await ask(server, undefined, "POST", `/__test/${what}`, body)).status;
      const session = server.sessionKeyFor("alice");
      const alpha = server.workspace("alpha");
      assert.equal(await post("settings", { buildDuration: 0 }), 204);
      assert.equal(await post("agents", { workspace: "alpha", lost: true }), 204);
      const shown = fields(await ask(server, session, "GET", `/api/v2/workspaces/${alpha.id}`));
      assert.equal((shown["health"] as { healthy: boolean }).healthy, false);
      assert.equal(await post("builds", { fail: { error: "no space", lines: [] } }), 204);
      await ask(server, session, "POST", `/api/v2/workspaces/${alpha.id}/builds`, { transition: "stop" });
      const failed = fields(await ask(server, session, "GET", `/api/v2/workspaces/${alpha.id}`));
      assert.equal((failed["latest_build"] as { status: string }).status, "failed");
      assert.equal(await post("versions", { template: "docker", version: { name: "v9" } }), 200);
      assert.equal(await post("workspaces", { owner: "alice", template: "docker", count: 2000 }), 204);
      const list = fields(
        await ask(server, session, "GET", "/api/v2/workspaces?q=name:grown&limit=50&offset=1990"),
      );
      assert.deepEqual([(list["workspaces"] as unknown[]).length, list["count"]], [10, 2000]);
      assert.equal(await post("agents", { workspace: randomUUID(), lost: true }), 404);
      assert.equal((await ask(server, undefined, "DELETE", "/__test/streams")).status, 204);
    } finally {
      await server.stop();
    }
  });
});
