import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields, postToken } from "./ask";

describe("request log", () => {
  let server: Coderd;
  beforeEach(async () => {
    server = await startCoderd({ control: true });
  });
  afterEach(() => server.stop());

  it("tells method, path, query, headers, body, key and status of each request", async () => {
    const session = server.sessionKeyFor("alice");
    await postToken(server, session, { token_name: "logged" });
    await ask(server, session, "GET", "/api/v2/workspaces?q=owner:me&limit=5");
    const made = server.log.last({ method: "POST" });
    assert.deepEqual(
      [made.path, made.status, made.keyId],
      ["/api/v2/users/me/keys/tokens", 201, session.slice(0, 10)],
    );
    assert.deepEqual(JSON.parse(made.body), { token_name: "logged" });
    assert.equal(made.headers["coder-session-token"], session);
    assert.ok(made.rawHeaders.some(([name]) => name.toLowerCase() === "host"));
    assert.deepEqual(server.log.last({ path: "/api/v2/workspaces" }).query, { q: "owner:me", limit: "5" });
  });

  it("finds by method, path, status and key", async () => {
    const session = server.sessionKeyFor("alice");
    await ask(server, session, "GET", "/api/v2/users/me");
    await ask(server, session, "GET", "/api/v2/users/bob");
    await ask(server, undefined, "GET", "/api/v2/buildinfo");
    assert.equal(server.log.count({ path: "/api/v2/users/*" }), 2);
    assert.equal(server.log.count({ path: /buildinfo$/ }), 1);
    assert.equal(server.log.count({ status: 404 }), 1);
    assert.equal(server.log.count({ keyId: session.slice(0, 10) }), 2);
    assert.throws(() => server.log.last({ method: "PUT" }), /no such request; there were GET/);
    server.log.clear();
    assert.equal(server.log.count(), 0);
  });

  it("is read and cleared from outside, as faults and the clock are set", async () => {
    const control = (method: string, route: string, body?: unknown) =>
      ask(server, undefined, method, `/__test/${route}`, body);
    await control("POST", "faults", {
      path: "/api/v2/buildinfo",
      times: 1,
      fault: { kind: "answer", status: 502 },
    });
    assert.equal((await ask(server, undefined, "GET", "/api/v2/buildinfo")).status, 502);
    assert.equal((await ask(server, undefined, "GET", "/api/v2/buildinfo")).status, 200);
    const entries = (await control("GET", "log")).body as { path: string; status: number }[];
    assert.deepEqual(
      entries.map(({ status }) => status),
      [502, 200],
    );
    await control("DELETE", "log");
    assert.equal(server.log.count(), 0);
    const before = server.clock.now().getTime();
    await control("POST", "clock", { advance: 86_400_000 });
    assert.ok(server.clock.now().getTime() - before >= 86_400_000);
    const key = String(fields(await control("POST", "sessions", { user: "alice" }))["key"]);
    assert.equal((await ask(server, key, "GET", "/api/v2/users/me")).status, 200);
    const { secrets } = fields(
      await control("POST", "tokens", { owner: "bob", count: 3, token: { scopes: ["user:read"] } }),
    );
    assert.equal((secrets as string[]).length, 3);
  });

  it("makes more tokens without a name than there are names to make up", async () => {
    const { secrets } = fields(
      await ask(server, undefined, "POST", "/__test/tokens", { owner: "bob", count: 10_000 }),
    );
    assert.equal((secrets as string[]).length, 10_000);
    const names = server.store.keys.ownedBy(server.user("bob").id).map(({ tokenName }) => tokenName);
    assert.equal(new Set(names).size, names.length);
  });

  it("is closed to the outside unless asked for", async () => {
    const plain = await startCoderd();
    try {
      assert.equal((await ask(plain, undefined, "GET", "/__test/log")).status, 404);
    } finally {
      await plain.stop();
    }
  });
});
