import assert from "node:assert/strict";
import { CoderClient } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { identify, type Identity } from "../../../src/session/keys/identify";
import type { SessionOrigin } from "../../../src/session/keys/sessionRecord";
import { type Coderd, startCoderd } from "../../coderd";
import { deploymentOf } from "../../support/sessionWindows";

const ownKey = { path: /\/keys\/[0-9A-Za-z]{10}$/ };
const minute = 60_000;

describe("whose key it is", () => {
  let coderd: Coderd;
  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  async function identified(key: string, origin: SessionOrigin = "cliAuth"): Promise<Identity> {
    const client = new CoderClient({ deployment: deploymentOf(coderd.url), session: new Secret(key) });
    try {
      return await identify(client, new Secret(key), origin);
    } finally {
      client.dispose();
    }
  }

  it("is told by its server, with its end", async () => {
    const key = coderd.sessionKeyFor("alice");
    const { userId, username, origin, expiresAt, lifetimeSeconds } = await identified(key);
    const stored = coderd.store.keys.get(key.slice(0, 10));
    assert.deepEqual(
      [userId, username, origin, expiresAt],
      [coderd.user("alice").id, "alice", "cliAuth", stored?.expiresAt.toISOString()],
    );
    assert.ok((lifetimeSeconds ?? 0) > 0);
  });

  // Only a key that is surely one of the sign-in page is ours, and so deleted when we leave.
  /** Times are those of the moment: the tests before these take a while. */
  const lie = (what: Record<string, unknown> & { readonly madeAgo?: number }): void => {
    const { madeAgo, ...rest } = what;
    const time = madeAgo === undefined ? {} : { created_at: new Date(Date.now() - madeAgo).toISOString() };
    coderd.faults.add(ownKey, { kind: "lie", merge: { ...rest, ...time } });
  };
  for (const [what, merge] of [
    ["has a name", { token_name: "ci" }],
    ["is a token's", { login_type: "token" }],
    ["is of another way to sign in", { login_type: "github" }],
    ["is limited by its old scope", { scope: "application_connect" }],
    ["is limited by a scope", { scopes: ["coder:all", "workspace:read"] }],
    ["is limited to a type", { allow_list: [{ type: "workspace", id: "*" }] }],
    ["is limited to an id", { allow_list: [{ type: "*", id: "22222222-2222-4222-8222-222222222202" }] }],
    ["was made more than an hour ago", { madeAgo: 61 * minute }],
    ["was made more than an hour ahead of our clock", { madeAgo: -61 * minute }],
  ] as const) {
    it(`is not ours when it ${what}`, async () => {
      lie(merge);
      assert.equal((await identified(coderd.sessionKeyFor("alice"))).origin, "token");
    });
  }

  for (const [what, merge] of [
    ["names its full access", { scopes: ["coder:all"], allow_list: [{ type: "*", id: "*" }] }],
    ["was made nearly an hour ago", { madeAgo: 59 * minute }],
    ["was made by a clock that is ahead", { madeAgo: -59 * minute }],
  ] as const) {
    it(`is ours when it ${what}`, async () => {
      lie(merge);
      assert.equal((await identified(coderd.sessionKeyFor("alice"))).origin, "cliAuth");
    });
  }

  for (const origin of ["password", "token", "cli", "environment"] as const) {
    it(`stays of the ${origin}, whatever it looks like`, async () => {
      assert.equal((await identified(coderd.sessionKeyFor("alice"), origin)).origin, origin);
      assert.equal((await identified(coderd.createToken("alice"), origin)).origin, origin);
    });
  }

  it("is a token's when it may read its user and no keys", async () => {
    const key = coderd.createToken("alice", { scopes: ["user:read"] });
    const { username, origin, expiresAt } = await identified(key);
    assert.deepEqual([username, origin, expiresAt], ["alice", "token", undefined]);
  });

  it("is named by the key's id where it may not read its user, and proved by another question", async () => {
    const key = coderd.createToken("alice", { scopes: ["workspace:read"] });
    assert.deepEqual(await identified(key), { userId: "", username: key.slice(0, 10), origin: "token" });
    assert.equal(coderd.log.last().path, "/api/v2/authcheck");
    assert.equal((await identified(key, "cli")).origin, "cli");
  });

  it("is nobody's when the server refuses it", async () => {
    await assert.rejects(identified("AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"), { kind: "unauthorized" });
  });

  it("is not known when the server fails, at whichever question", async () => {
    const key = coderd.sessionKeyFor("alice");
    for (const path of ["/api/v2/users/me", ownKey.path]) {
      const fault = coderd.faults.add({ path }, { kind: "reset", when: "before" });
      await assert.rejects(identified(key), { kind: "unreachable" });
      fault.remove();
    }
  });
});
