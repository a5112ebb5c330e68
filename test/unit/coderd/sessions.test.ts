import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields, readBack } from "./ask";

const hour = 3_600_000;
const day = 24 * hour;
const me = "/api/v2/users/me";

describe("keys over time", () => {
  let server: Coderd;
  afterEach(() => server.stop());

  const secondsLeft = async (token: string): Promise<number> => {
    const { expires_at } = await readBack(server, token, token);
    return Math.round((Date.parse(String(expires_at)) - server.clock.now().getTime()) / 1000);
  };

  for (const [profile, left] of [
    ["2.31.0", 24 * 3600],
    ["2.31.14", 24 * 3600],
    ["2.35.1", 5 * 3600],
  ] as const) {
    it(`a token of a day used five hours before its end has ${left / 3600} h left on ${profile}`, async () => {
      server = await startCoderd({ profile });
      const token = server.createToken("alice", { lifetime: day });
      server.clock.advance(19 * hour);
      assert.ok(Math.abs((await secondsLeft(token)) - left) <= 5);
    });
  }

  it("a session moves its end forward with use", async () => {
    server = await startCoderd();
    const session = server.sessionKeyFor("alice");
    server.clock.advance(100 * hour);
    assert.ok(Math.abs((await secondsLeft(session)) - 168 * 3600) <= 5);
  });

  it("notes its last use at most once an hour", async () => {
    server = await startCoderd();
    const token = server.createToken("alice");
    const lastUsed = async (): Promise<unknown> => (await readBack(server, token, token))["last_used"];
    const first = await lastUsed();
    server.clock.advance(59 * 60_000);
    assert.equal(await lastUsed(), first);
    server.clock.advance(2 * 60_000);
    assert.notEqual(await lastUsed(), first);
  });

  for (const [profile, date] of [
    ["2.31.14", "0001-01-01T00:00:00Z"],
    ["2.35.1", "1970-01-01T00:00:00Z"],
  ] as const) {
    it(`writes "never used" as ${date} on ${profile}`, async () => {
      server = await startCoderd({ profile });
      const token = server.createToken("alice");
      assert.equal((await readBack(server, server.sessionKeyFor("alice"), token))["last_used"], date);
    });
  }

  it("says expired while an expired key is kept, and invalid once it is purged", async () => {
    server = await startCoderd();
    const token = server.createToken("alice", { lifetime: hour });
    server.clock.advance(2 * hour);
    assert.match(String(fields(await ask(server, token, "GET", me))["detail"]), /^API key expired at "/);
    server.clock.advance(8 * day);
    assert.equal(fields(await ask(server, token, "GET", me))["detail"], "API key is invalid.");
  });

  it("keeps expired keys for ever before v2.30.0", async () => {
    server = await startCoderd({ profile: "2.28" });
    const token = server.createToken("alice", { lifetime: hour });
    server.clock.advance(100 * day);
    assert.match(String(fields(await ask(server, token, "GET", me))["detail"]), /^API key expired at "/);
  });

  it("keeps only hashes of secrets", async () => {
    server = await startCoderd();
    const secret = server.createToken("alice").slice(11);
    assert.ok(!JSON.stringify(server.store.keys.all()).includes(secret));
  });
});

describe("signing in and out", () => {
  let server: Coderd;
  before(async () => {
    server = await startCoderd();
  });
  after(() => server.stop());

  it("logs in with e-mail and password, sets the cookie, and gives a session of a day", async () => {
    const reply = await ask(server, undefined, "POST", "/api/v2/users/login", {
      email: "Alice@example.com",
      password: "coder-access",
    });
    assert.equal(reply.status, 201);
    const session = String(fields(reply)["session_token"]);
    assert.ok(
      reply.headers.getSetCookie().some((cookie) => cookie.startsWith(`coder_session_token=${session};`)),
    );
    assert.equal((await readBack(server, session, session))["lifetime_seconds"], 86_400);
  });

  it("says which fields of a login are missing", async () => {
    const reply = await ask(server, undefined, "POST", "/api/v2/users/login", { email: "alice@example.com" });
    assert.deepEqual(fields(reply), {
      message: "Validation failed.",
      validations: [{ field: "password", detail: 'Validation failed for tag "required" with value: ""' }],
    });
  });

  it("refuses passwords where people sign in another way, and says which", async () => {
    const other = await startCoderd({ settings: { passwordSignIn: false, singleSignOn: "Acme SSO" } });
    try {
      const credentials = { email: "alice@example.com", password: "coder-access" };
      assert.equal((await ask(other, undefined, "POST", "/api/v2/users/login", credentials)).status, 403);
      const methods = fields(await ask(other, undefined, "GET", "/api/v2/users/authmethods"));
      assert.deepEqual(
        [methods["password"], methods["oidc"]],
        [{ enabled: false }, { enabled: true, signInText: "Acme SSO", iconUrl: "" }],
      );
    } finally {
      await other.stop();
    }
  });

  it("takes a token as cookie, query, header and bearer", async () => {
    const token = server.sessionKeyFor("alice");
    const url = server.url + me;
    const ways: [string, Record<string, string>][] = [
      [url, { Cookie: `other=1; coder_session_token=${token}` }],
      [`${url}?coder_session_token=${token}`, {}],
      [url, { "Coder-Session-Token": token }],
      [url, { Authorization: `bearer ${token}` }],
      [`${url}?access_token=${token}`, {}],
    ];
    for (const [address, headers] of ways)
      assert.equal((await fetch(address, { headers })).status, 200, address);
  });

  it("logs out the calling key, and with it every token that connects to applications", async () => {
    const session = server.sessionKeyFor("bob");
    const applications = server.createToken("bob", { scopes: ["coder:application_connect"] });
    const reader = server.createToken("bob", { scopes: ["user:read"] });
    assert.equal((await ask(server, session, "POST", "/api/v2/users/logout")).status, 200);
    assert.equal((await ask(server, session, "GET", me)).status, 401);
    assert.equal((await ask(server, applications, "POST", "/api/v2/authcheck", { checks: {} })).status, 401);
    assert.equal((await ask(server, reader, "GET", me)).status, 200);
  });

  it("lets a key delete itself by its id and takes nothing along", async () => {
    const session = server.sessionKeyFor("bob");
    const applications = server.createToken("bob", { scopes: ["coder:application_connect"] });
    assert.equal((await ask(server, session, "DELETE", `${me}/keys/${session.slice(0, 10)}`)).status, 204);
    assert.equal((await ask(server, session, "GET", me)).status, 401);
    assert.equal((await ask(server, applications, "POST", "/api/v2/authcheck", { checks: {} })).status, 200);
  });

  it("turns away a suspended person", async () => {
    const reply = await ask(server, server.sessionKeyFor("sam"), "GET", me);
    assert.deepEqual(
      [reply.status, fields(reply)["message"]],
      [401, 'User is not active (status = "suspended"). Contact an admin to reactivate your account.'],
    );
  });

  it("asks changes that carry the cookie for proof that the page meant them", async () => {
    const session = server.sessionKeyFor("alice");
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}${me}/keys`, {
        method: "POST",
        headers: { Cookie: `coder_session_token=${session}; csrf_token=abc`, ...headers },
      });
    assert.equal((await post({})).status, 400);
    assert.equal((await post({ "X-CSRF-TOKEN": "wrong" })).status, 400);
    assert.equal((await post({ "X-CSRF-TOKEN": "abc" })).status, 201);
    assert.equal((await post({ "Coder-Session-Token": session })).status, 201);
  });
});

describe("rate limit", () => {
  it("is counted by caller and path, tells itself in headers, and starts anew each minute", async () => {
    const server = await startCoderd({
      settings: { rateLimit: { api: 2, login: 1 } },
      now: () => new Date(Date.UTC(2026, 0, 1)),
    });
    try {
      const [alice, bob] = [server.sessionKeyFor("alice"), server.sessionKeyFor("bob")];
      const remaining = async (token: string, path = me): Promise<string | null> =>
        (await ask(server, token, "GET", path)).headers.get("x-ratelimit-remaining");
      assert.deepEqual([await remaining(alice), await remaining(alice)], ["1", "0"]);
      const refused = await ask(server, alice, "GET", me);
      assert.deepEqual([refused.status, refused.headers.get("retry-after")], [429, "60"]);
      assert.deepEqual([await remaining(bob), await remaining(alice, "/api/v2/templates")], ["1", "1"]);
      server.clock.advance(60_000);
      assert.equal((await ask(server, alice, "GET", me)).status, 200);
    } finally {
      await server.stop();
    }
  });

  it("lets an owner pass who asks for it, and refuses others who ask with 428", async () => {
    const server = await startCoderd({ settings: { rateLimit: { api: 1, login: 1 } } });
    try {
      const send = (name: string) =>
        fetch(server.url + me, {
          headers: { "Coder-Session-Token": server.sessionKeyFor(name), "X-Coder-Bypass-Ratelimit": "true" },
        });
      assert.deepEqual(
        [(await send("olive")).status, (await send("olive")).status, (await send("alice")).status],
        [200, 200, 428],
      );
    } finally {
      await server.stop();
    }
  });
});
