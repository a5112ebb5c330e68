import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields, mustMint, postToken, readBack } from "./ask";

const hour = 3_600_000;
const nanoseconds = 1e6;

describe("tokens", () => {
  let server: Coderd;
  let session: string;
  before(async () => {
    server = await startCoderd({ seed: "recorded" });
    session = server.sessionKeyFor("alice");
  });
  after(() => server.stop());

  const accepted: [what: string, body: unknown, expected: Record<string, unknown>][] = [
    [
      "nothing at all",
      {},
      { lifetime_seconds: 604_800, scopes: ["coder:all"], scope: "all", allow_list: ["*:*"] },
    ],
    ["a body of null", "null", { lifetime_seconds: 604_800, scopes: ["coder:all"] }],
    ["a lifetime of 1.5 s", { lifetime: 1500 * nanoseconds }, { lifetime_seconds: 1 }],
    ["a lifetime below a second", { lifetime: 1 }, { lifetime_seconds: 86_400 }],
    ["the longest lifetime", { lifetime: 3_155_760_000_000_000_000 }, { lifetime_seconds: 3_155_760_000 }],
    ["a name with blanks, slashes and quotes", { token_name: ' a/"b" ' }, { token_name: ' a/"b" ' }],
    ["a name of 300 characters", { token_name: "x".repeat(300) }, { token_name: "x".repeat(300) }],
    [
      "the older word for applications",
      { scope: "application_connect" },
      { scope: "application_connect", scopes: ["coder:application_connect"] },
    ],
    [
      "both words, of which the newer wins",
      { scope: "all", scopes: ["workspace:read"] },
      { scope: "", scopes: ["workspace:read"] },
    ],
    ["doubled scopes, kept", { scopes: ["user:read", "user:read"] }, { scopes: ["user:read", "user:read"] }],
    ["no allow list", { allow_list: null }, { allow_list: ["*:*"] }],
    [
      "entries to sort and absorb",
      {
        allow_list: [
          "workspace:*",
          " template:* ",
          "workspace:3b8a4c1e-7d1f-4c55-9a53-6b0e2d7f9c10",
          "template:*",
        ],
      },
      { allow_list: ["template:*", "workspace:*"] },
    ],
    [
      "an id of any type",
      { allow_list: ["*:3B8A4C1E-7D1F-4C55-9A53-6B0E2D7F9C10"] },
      { allow_list: ["*:3b8a4c1e-7d1f-4c55-9a53-6b0e2d7f9c10"] },
    ],
    [
      "internal types",
      { allow_list: ["debug_info:*", "workspace_dormant:*"] },
      { allow_list: ["debug_info:*", "workspace_dormant:*"] },
    ],
    [
      "an id of 32 digits, kept as sent",
      { allow_list: ["workspace:3B8A4C1E7D1F4C559A536B0E2D7F9C10"] },
      { allow_list: ["workspace:3B8A4C1E7D1F4C559A536B0E2D7F9C10"] },
    ],
    [
      "an id as a URN, kept as sent",
      { allow_list: ["workspace:urn:uuid:3b8a4c1e-7d1f-4c55-9a53-6b0e2d7f9c10"] },
      { allow_list: ["workspace:urn:uuid:3b8a4c1e-7d1f-4c55-9a53-6b0e2d7f9c10"] },
    ],
    ["128 entries", { allow_list: Array(128).fill("workspace:*") }, { allow_list: ["workspace:*"] }],
    ["unknown fields", { nonsense: true }, { scopes: ["coder:all"] }],
  ];
  for (const [what, body, expected] of accepted) {
    it(`accepts ${what}`, async () => {
      const token = await readBack(server, session, await mustMint(server, session, body));
      assert.deepEqual(
        Object.fromEntries(Object.keys(expected).map((field) => [field, token[field]])),
        expected,
      );
    });
  }

  const invalid = "Request body must be valid JSON.";
  const failed = "Failed to create API key.";
  const refused: [what: string, body: unknown, status: number, message: string, detail: string][] = [
    [
      "a fraction of a nanosecond",
      { lifetime: 1.5 },
      400,
      invalid,
      "json: cannot unmarshal number 1.5 into Go struct field CreateTokenRequest.lifetime of type time.Duration",
    ],
    ["an empty body", "", 400, invalid, "EOF"],
    [
      "an entry without id",
      { allow_list: ["workspace:"] },
      400,
      invalid,
      'invalid allow_list entry "workspace:": want <type>:<id>',
    ],
    [
      "an entry without type",
      { allow_list: [":*"] },
      400,
      invalid,
      'invalid allow_list entry ":*": want <type>:<id>',
    ],
    [
      "an entry of null",
      { allow_list: [null] },
      400,
      invalid,
      'invalid allow_list entry "": want <type>:<id>',
    ],
    [
      "a type in upper case",
      { allow_list: ["Workspace:*"] },
      400,
      invalid,
      'unknown resource type "Workspace"',
    ],
    [
      "a scope in blanks",
      { scopes: [" user:read"] },
      400,
      failed,
      'invalid or unsupported API key scope: " user:read"',
    ],
    [
      "the misspelt user.*",
      { scopes: ["user.*"] },
      400,
      failed,
      'invalid or unsupported API key scope: "user.*"',
    ],
    [
      "an alias among scopes",
      { scopes: ["application_connect"] },
      500,
      failed,
      'generate API key: invalid API key scope: "application_connect"',
    ],
  ];
  for (const [what, body, status, message, detail] of refused) {
    it(`refuses ${what}`, async () => {
      const reply = await postToken(server, session, body);
      assert.equal(reply.status, status);
      assert.deepEqual(fields(reply), { message, detail });
    });
  }

  it("makes up a name when none is given, and secrets of the right shape", async () => {
    const secret = await mustMint(server, session, { token_name: "" });
    assert.match(secret, /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
    assert.match(String((await readBack(server, session, secret))["token_name"]), /^[a-z]+_[a-z]+\d+$/);
  });

  it("keeps the name of an expired token taken until it is deleted", async () => {
    const id = (await mustMint(server, session, { token_name: "taken" })).slice(0, 10);
    await ask(server, session, "PUT", `/api/v2/users/me/keys/${id}/expire`);
    assert.equal((await postToken(server, session, { token_name: "taken" })).status, 409);
    await ask(server, session, "DELETE", `/api/v2/users/me/keys/${id}`);
    assert.equal((await postToken(server, session, { token_name: "taken" })).status, 201);
  });

  it("lets two people use the same name", async () => {
    await mustMint(server, session, { token_name: "shared" });
    assert.equal(
      (await postToken(server, server.sessionKeyFor("bob"), { token_name: "shared" })).status,
      201,
    );
  });

  it("finds a name with a blank, but none with a slash", async () => {
    await mustMint(server, session, { token_name: "with blank" });
    await mustMint(server, session, { token_name: "with/slash" });
    const read = (name: string) => ask(server, session, "GET", `/api/v2/users/me/keys/tokens/${name}`);
    assert.equal((await read("with%20blank")).status, 200);
    assert.equal((await read("with%2Fslash")).status, 404);
  });

  it("reads a token named tokenconfig only with a slash at the end", async () => {
    await mustMint(server, session, { token_name: "tokenconfig" });
    const read = (end: string) =>
      ask(server, session, "GET", `/api/v2/users/me/keys/tokens/tokenconfig${end}`);
    assert.deepEqual(fields(await read("")), { max_token_lifetime: 3_155_760_000_000_000_000 });
    assert.equal(fields(await read("/"))["token_name"], "tokenconfig");
  });

  it("takes an entry's id in upper case as matching, and other forms as never matching", async () => {
    const workspace = server.workspace("alpha").id;
    for (const [entry, status] of [
      [workspace.toUpperCase(), 200],
      [`{${workspace}}`, 404],
      [workspace.replaceAll("-", ""), 404],
    ] as const) {
      const token = await mustMint(server, session, {
        scopes: ["workspace:read", "template:read"],
        allow_list: [`workspace:${entry}`, "template:*"],
      });
      assert.equal(
        (await ask(server, token, "GET", `/api/v2/workspaces/${workspace}`)).status,
        status,
        entry,
      );
    }
  });

  it("mints a full token for a narrow one that may mint", async () => {
    const narrow = await mustMint(server, session, { scopes: ["user:read", "api_key:create"] });
    const full = await mustMint(server, narrow, {});
    assert.deepEqual((await readBack(server, session, full))["scopes"], ["coder:all"]);
  });

  it("lets owners mint for members up to the member's maximum, and nobody else", async () => {
    const month = { lifetime: 30 * 24 * hour * nanoseconds };
    const owner = server.sessionKeyFor("owner");
    assert.equal((await postToken(server, owner, month, "alice")).status, 201);
    assert.equal((await postToken(server, owner, month)).status, 400);
    for (const [who, status] of [
      ["bob", 404],
      ["uadmin", 500],
      ["tadmin", 500],
    ] as const)
      assert.equal((await postToken(server, server.sessionKeyFor(who), month, "alice")).status, status, who);
  });

  it("lists everybody's tokens to an owner, own ones to a member, and null where there is none to see", async () => {
    await mustMint(server, server.sessionKeyFor("bob"), { token_name: "of-bob" });
    const names = async (who: string, path: string): Promise<unknown> => {
      const { body } = await ask(server, server.sessionKeyFor(who), "GET", `/api/v2/users/${path}`);
      return (
        (body as { username: string }[] | null)
          ?.map(({ username }) => username)
          .filter((name, index, all) => all.indexOf(name) === index)
          .sort() ?? null
      );
    };
    assert.deepEqual(await names("owner", "me/keys/tokens?include_all=true"), ["alice", "bob"]);
    assert.deepEqual(await names("alice", "me/keys/tokens?include_all=1"), ["alice"]);
    assert.equal(await names("uadmin", "alice/keys/tokens"), null);
    assert.equal(await names("auditor", "alice/keys/tokens"), null);
    assert.equal(await names("auditor", "me/keys/tokens"), null);
  });

  it("shows anybody's key to an owner by its id, and to a member only their own", async () => {
    const id = server.createToken("bob").slice(0, 10);
    const read = (who: string) =>
      ask(server, server.sessionKeyFor(who), "GET", `/api/v2/users/me/keys/${id}`);
    assert.equal((await read("owner")).status, 200);
    assert.equal((await read("alice")).status, 404);
  });

  it("never lists sessions", async () => {
    const other = server.sessionKeyFor("tadmin");
    await ask(server, other, "POST", "/api/v2/users/me/keys");
    assert.equal((await ask(server, other, "GET", "/api/v2/users/me/keys/tokens")).body, null);
  });
});
