import assert from "node:assert/strict";
import { request } from "node:http";
import { type Coderd, type Fault, startCoderd } from "../../coderd";
import { ask, fields, postToken } from "./ask";

const path = "/api/v2/buildinfo";

describe("faults", () => {
  let server: Coderd;
  let session: string;
  before(async () => {
    server = await startCoderd();
    session = server.sessionKeyFor("alice");
  });
  afterEach(() => {
    server.faults.clear();
    server.log.clear();
  });
  after(() => server.stop());

  const get = (fault: Fault) => {
    server.faults.add({ path }, fault);
    return ask(server, undefined, "GET", path);
  };

  it("answer something else", async () => {
    const reply = await get({
      kind: "answer",
      status: 503,
      body: { message: "Down." },
      headers: { "X-Reason": "test" },
    });
    assert.deepEqual(
      [reply.status, reply.body, reply.headers.get("x-reason")],
      [503, { message: "Down." }, "test"],
    );
  });

  it("meet only the method, path and number of requests they name", async () => {
    const fault = server.faults.add(
      { method: "GET", path: "/api/v2/users/*", times: 2, skip: 1 },
      { kind: "answer", status: 500 },
    );
    const status = async (address: string): Promise<number> =>
      (await ask(server, session, "GET", address)).status;
    const seen = [
      await status("/api/v2/users/me"),
      await status("/api/v2/users/me"),
      await status("/api/v2/users/me/keys/tokens"),
    ];
    assert.deepEqual(
      [...seen, await status("/api/v2/users/me"), await status("/api/v2/users/me")],
      [200, 500, 200, 500, 200],
    );
    assert.equal(fault.hits, 2);
  });

  it("end the session that a request carries, for that request and all later ones", async () => {
    const ending = server.sessionKeyFor("alice");
    server.faults.add({ path: "/api/v2/users/me", skip: 1, times: 1 }, { kind: "revoke" });
    const status = async () => (await ask(server, ending, "GET", "/api/v2/users/me")).status;
    assert.deepEqual([await status(), await status(), await status()], [200, 401, 401]);
    assert.equal((await ask(server, session, "GET", "/api/v2/users/me")).status, 200);
  });

  it("are taken out of force", async () => {
    const fault = server.faults.add({ path: "/**" }, { kind: "answer", status: 500 });
    fault.remove();
    assert.equal((await ask(server, undefined, "GET", path)).status, 200);
  });

  it("hang until the caller gives up, and log a request without a status", async () => {
    server.faults.add({ path }, { kind: "hang" });
    await assert.rejects(fetch(server.url + path, { signal: AbortSignal.timeout(50) }), {
      name: "TimeoutError",
    });
    assert.deepEqual([server.log.last().status, server.log.last().fault], [undefined, "hang"]);
  });

  it("delay the answer", async () => {
    const began = performance.now();
    assert.equal((await get({ kind: "delay", milliseconds: 60 })).status, 200);
    assert.ok(performance.now() - began >= 55);
  });

  it("drip the whole answer slowly", async () => {
    const began = performance.now();
    const reply = await get({ kind: "drip", bytes: 100, milliseconds: 5 });
    assert.ok(String(fields(reply)["version"]).startsWith("v2.35.1"));
    assert.ok(performance.now() - began >= 15);
  });

  it("reset the connection before anything is done", async () => {
    server.faults.add(
      { method: "POST", path: "/api/v2/users/me/keys/tokens" },
      { kind: "reset", when: "before" },
    );
    await assert.rejects(postToken(server, session, { token_name: "never" }));
    assert.equal(server.store.keys.named(server.user("alice").id, "never"), undefined);
  });

  it("reset the connection after it was done, so that only the answer is lost", async () => {
    server.faults.add(
      { method: "POST", path: "/api/v2/users/me/keys/tokens", times: 1 },
      { kind: "reset", when: "after" },
    );
    await assert.rejects(postToken(server, session, { token_name: "lost" }));
    assert.notEqual(server.store.keys.named(server.user("alice").id, "lost"), undefined);
    assert.equal(server.log.last().status, undefined);
    assert.equal((await postToken(server, session, { token_name: "next" })).status, 201);
  });

  it("truncate the JSON as if it were the whole", async () => {
    await assert.rejects(get({ kind: "truncate" }), SyntaxError);
  });

  it("cut the connection in the middle of the body", async () => {
    await assert.rejects(get({ kind: "cut" }), TypeError);
  });

  it("answer a web page with 200", async () => {
    const reply = await get({ kind: "captivePortal" });
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get("content-type") ?? "", /^text\/html/);
  });

  it("lie by a function or by merged fields", async () => {
    const changed = await get({ kind: "lie", change: () => ["not", "an", "object"] });
    assert.deepEqual(changed.body, ["not", "an", "object"]);
    server.faults.clear();
    const merged = await get({ kind: "lie", merge: { version: 42, deployment_id: null } });
    assert.deepEqual(
      [fields(merged)["version"], fields(merged)["deployment_id"], fields(merged)["telemetry"]],
      [42, null, false],
    );
  });

  it("lie with nothing, and leave an answer alone that has no body", async () => {
    assert.equal((await get({ kind: "lie", change: () => null })).body, null);
    const id = server.createToken("alice").slice(0, 10);
    server.faults.add({ method: "DELETE", path: "/**" }, { kind: "truncate" });
    assert.equal((await ask(server, session, "DELETE", `/api/v2/users/me/keys/${id}`)).status, 204);
  });

  it("redirect to another origin without handling", async () => {
    const reply = await get({ kind: "redirect", to: "https://elsewhere.example/" });
    assert.deepEqual([reply.status, reply.headers.get("location")], [302, "https://elsewhere.example/"]);
  });

  it("answer without end until the caller stops reading", async () => {
    server.faults.add({ path }, { kind: "endless" });
    const received = await new Promise<number>((resolve, reject) => {
      const call = request(server.url + path, (response) => {
        let bytes = 0;
        response.on("data", (piece: Buffer) => {
          bytes += piece.length;
          if (bytes > 4_000_000) {
            response.destroy();
            resolve(bytes);
          }
        });
      });
      call.on("error", reject).end();
    });
    assert.ok(received > 4_000_000);
    assert.equal((await ask(server, undefined, "GET", "/healthz")).status, 200);
  });

  it("answer a small body that unpacks to a large one", async () => {
    server.faults.add({ path }, { kind: "gzipBomb", megabytes: 8 });
    const raw = await new Promise<number>((resolve, reject) => {
      const call = request(server.url + path, (response) => {
        let bytes = 0;
        response.on("data", (piece: Buffer) => (bytes += piece.length)).on("end", () => resolve(bytes));
      });
      call.on("error", reject).end();
    });
    const unpacked = (await (await fetch(server.url + path)).arrayBuffer()).byteLength;
    assert.equal(unpacked, 8 * 1024 * 1024);
    assert.ok(raw < unpacked / 500, `${raw} bytes on the wire`);
  });

  it("refuse for too many requests, with and without a time to wait", async () => {
    const told = await get({ kind: "rateLimit", retryAfter: "7" });
    assert.deepEqual([told.status, told.headers.get("retry-after")], [429, "7"]);
    server.faults.clear();
    assert.equal((await get({ kind: "rateLimit" })).headers.get("retry-after"), null);
  });
});
