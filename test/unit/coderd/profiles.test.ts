import assert from "node:assert/strict";
import { type Coderd, type ProfileName, profileNames, startCoderd } from "../../coderd";
import { ask, fields, mustMint, postToken, readBack } from "./ask";

/** What differs between the releases, as a person with a token meets it. */
interface Facts {
  /** How many names `/auth/scopes` lists; 0 where the route is unknown. */
  names: number;
  userRead: boolean;
  allowList: boolean;
  expire: boolean;
  bearer: boolean;
  ownerMaximumHours: number;
  unreadable: number;
  framing: boolean;
  secrets: number;
  /** Of the types of resources that came or went lately those that an allow list may name; only tasks when left out. */
  types?: readonly string[];
}

const facts: Record<ProfileName, Facts> = {
  "2.20": {
    names: 0,
    userRead: false,
    allowList: false,
    expire: false,
    bearer: false,
    ownerMaximumHours: 876_600,
    unreadable: 400,
    framing: true,
    secrets: 404,
  },
  "2.27": {
    names: 39,
    userRead: false,
    allowList: false,
    expire: false,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 400,
    framing: true,
    secrets: 404,
  },
  "2.28": {
    names: 44,
    userRead: false,
    allowList: true,
    expire: false,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 400,
    framing: true,
    secrets: 404,
  },
  "2.31.0": {
    names: 48,
    userRead: false,
    allowList: true,
    expire: false,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 400,
    framing: true,
    secrets: 404,
  },
  "2.31.14": {
    names: 49,
    userRead: true,
    allowList: true,
    expire: true,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 404,
    framing: false,
    secrets: 404,
  },
  "2.35.1": {
    names: 55,
    userRead: true,
    allowList: true,
    expire: true,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 404,
    framing: false,
    secrets: 200,
  },
  "2.36": {
    names: 55,
    userRead: true,
    allowList: true,
    expire: true,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 404,
    framing: false,
    secrets: 200,
    types: ["task", "workspace_build_orchestration"],
  },
  "2.37": {
    names: 57,
    userRead: true,
    allowList: true,
    expire: true,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 404,
    framing: false,
    secrets: 200,
    types: ["task", "workspace_build_orchestration", "mcp_server_config", "chat_model_config"],
  },
  "2.38": {
    names: 52,
    userRead: true,
    allowList: true,
    expire: true,
    bearer: true,
    ownerMaximumHours: 168,
    unreadable: 404,
    framing: false,
    secrets: 200,
    types: ["workspace_build_orchestration", "mcp_server_config", "chat_model_config"],
  },
};

for (const profile of profileNames) {
  describe(`profile ${profile}`, () => {
    const expected = facts[profile];
    let server: Coderd;
    let session: string;
    before(async () => {
      server = await startCoderd({ profile, seed: "recorded" });
      session = server.sessionKeyFor("alice");
    });
    after(() => server.stop());

    it("says which release it is", async () => {
      const reply = await ask(server, undefined, "GET", "/api/v2/buildinfo");
      const version = String(fields(reply)["version"]);
      assert.ok(version.startsWith(`v${profile}`), version);
      assert.match(version, /^v\d+\.\d+\.\d+\+[0-9a-f]{7}$/);
      assert.equal(reply.headers.get("x-coder-build-version"), version);
    });

    it(`lists ${expected.names} scope names, sorted`, async () => {
      const reply = await ask(server, undefined, "GET", "/api/v2/auth/scopes");
      if (expected.names === 0) {
        assert.deepEqual([reply.status, fields(reply)["message"]], [404, "Route not found."]);
        return;
      }
      const names = fields(reply)["external"] as string[];
      assert.equal(names.length, expected.names);
      assert.deepEqual(names, [...names].sort());
      assert.equal(names.includes("user:read"), expected.userRead);
    });

    it("takes every name that it lists, and no other", async () => {
      if (expected.names === 0) return;
      const names = fields(await ask(server, undefined, "GET", "/api/v2/auth/scopes"))[
        "external"
      ] as string[];
      const token = await readBack(server, session, await mustMint(server, session, { scopes: names }));
      assert.deepEqual(token["scopes"], names);
      assert.equal((await postToken(server, session, { scopes: ["user_skill:share"] })).status, 400);
    });

    it(`${expected.allowList ? "keeps" : "silently ignores"} an allow list`, async () => {
      const body = { scopes: ["template:read"], allow_list: ["workspace:*"] };
      const secret = await mustMint(server, session, body);
      const token = await readBack(server, session, secret);
      assert.deepEqual(token["allow_list"], expected.allowList ? ["workspace:*"] : undefined);
      assert.deepEqual(token["scopes"], expected.names === 0 ? undefined : ["template:read"]);
      const templates = (await ask(server, secret, "GET", "/api/v2/templates")).body as unknown[];
      assert.equal(templates.length, expected.allowList ? 0 : 1);
    });

    it("knows the types of resources of its release", async () => {
      if (!expected.allowList) return;
      const known: string[] = [];
      for (const type of [
        "task",
        "workspace_build_orchestration",
        "mcp_server_config",
        "chat_model_config",
      ]) {
        const reply = await postToken(server, session, { allow_list: [`${type}:*`] });
        if (reply.status === 201) known.push(type);
        else assert.equal(fields(reply)["detail"], `unknown resource type "${type}"`);
      }
      assert.deepEqual(known, expected.types ?? ["task"]);
    });

    it(`${expected.expire ? "can" : "cannot"} expire a token`, async () => {
      const id = server.createToken("alice").slice(0, 10);
      const reply = await ask(server, session, "PUT", `/api/v2/users/me/keys/${id}/expire`);
      assert.equal(reply.status, expected.expire ? 204 : 404);
      if (!expected.expire) assert.equal(fields(reply)["message"], "Route not found.");
    });

    it(`lists expired tokens ${expected.expire ? "only when asked" : "always"}`, async () => {
      const id = server
        .createToken("alice", { lifetime: 60_000, createdAt: new Date(Date.now() - 120_000) })
        .slice(0, 10);
      const listed = async (query: string): Promise<boolean> => {
        const { body } = await ask(server, session, "GET", `/api/v2/users/me/keys/tokens${query}`);
        // The server says null where there is none.
        return ((body ?? []) as { id: string }[]).some((token) => token.id === id);
      };
      assert.equal(await listed(""), !expected.expire);
      assert.equal(await listed("?include_expired=maybe"), !expected.expire);
      assert.equal(await listed("?include_expired=true"), true);
    });

    it(`${expected.bearer ? "knows" : "does not know"} bearer tokens`, async () => {
      const headers = { Authorization: `Bearer ${session}` };
      assert.equal(
        (await fetch(`${server.url}/api/v2/users/me`, { headers })).status,
        expected.bearer ? 200 : 401,
      );
    });

    it(`limits an owner's tokens to ${expected.ownerMaximumHours} hours`, async () => {
      const reply = await ask(
        server,
        server.sessionKeyFor("owner"),
        "GET",
        "/api/v2/users/me/keys/tokens/tokenconfig",
      );
      assert.equal(fields(reply)["max_token_lifetime"], expected.ownerMaximumHours * 3.6e12);
    });

    it(`answers ${expected.unreadable} for a person who cannot be read`, async () => {
      assert.equal((await ask(server, session, "GET", "/api/v2/users/bob")).status, expected.unreadable);
      const nobody = server.createToken("alice", { scopes: ["workspace:read"] });
      if (expected.names > 0)
        assert.equal((await ask(server, nobody, "GET", "/api/v2/users/me")).status, 404);
    });

    it(`${expected.framing ? "lets" : "forbids"} others frame its pages`, async () => {
      const policy = (await fetch(`${server.url}/login`)).headers.get("content-security-policy") ?? "";
      assert.equal(policy.includes("frame-ancestors 'self'"), !expected.framing);
    });

    it(`answers ${expected.secrets} for secrets`, async () => {
      assert.equal((await ask(server, session, "GET", "/api/v2/users/me/secrets")).status, expected.secrets);
    });
  });
}
