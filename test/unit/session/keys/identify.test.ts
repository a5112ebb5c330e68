import assert from "node:assert/strict";
import { CoderClient } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { identify } from "../../../../src/session/keys/identify";
import type { SessionOrigin } from "../../../../src/session/keys/sessionRecord";
import { type Coderd, startCoderd } from "../../../coderd";
import { mintKey } from "../../../coderd/state/mintKey";
import { deploymentOf } from "../../../support/sessionWindows";

const hour = 3_600_000;

describe("whose key a session is, and whether it is ours to delete", () => {
  let coderd: Coderd;
  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  async function originOf(session: string, origin: SessionOrigin = "cliAuth"): Promise<SessionOrigin> {
    const client = new CoderClient({ deployment: deploymentOf(coderd.url), session: new Secret(session) });
    try {
      return (await identify(client, new Secret(session), origin)).origin;
    } finally {
      client.dispose();
    }
  }
  const made = (change: Partial<Parameters<typeof mintKey>[1]>) =>
    mintKey(coderd.store, {
      userId: coderd.user("alice").id,
      loginType: "password",
      lifetime: 7 * 24 * hour,
      ...change,
    }).secret;
  const token = (scopes: readonly string[]) => coderd.createToken("alice", { name: scopes.join(), scopes });

  it("it is when the sign-in page has just made it", async () => {
    assert.equal(await originOf(coderd.sessionKeyFor("alice")), "cliAuth");
    assert.equal(await originOf(made({})), "cliAuth");
  });

  for (const [what, make] of [
    ["a token with full access", () => token(["coder:all"])],
    ["a token that may read its user alone", () => token(["user:read", "workspace:read"])],
    ["a token that may delete keys and read none", () => token(["user:read", "api_key:delete"])],
    ["a token that may read keys", () => token(["user:read", "api_key:read"])],
    ["a token that may not read its user", () => token(["workspace:read"])],
    [
      "the session of a browser that signed in with single sign-on",
      () => made({ loginType: "oidc" as never }),
    ],
    ["the session of the CLI, made yesterday", () => made({ createdAt: new Date(Date.now() - 24 * hour) })],
    ["a session with few scopes", () => made({ scopes: ["user:read", "api_key:read"] })],
    [
      "a session with an allow list",
      () =>
        made({
          allowList: [
            { type: "user", id: "*" },
            { type: "api_key", id: "*" },
          ],
        }),
    ],
  ] as const) {
    it(`it is the person's own when it is ${what}`, async () => {
      assert.equal(await originOf(make()), "token");
    });
  }

  it("it is the person's own when what it is cannot be read", async () => {
    for (const [index, fault] of [
      { kind: "answer", status: 404, body: { message: "Resource not found" } } as const,
      { kind: "answer", status: 200, body: { id: 7 } } as const,
    ].entries()) {
      const key = coderd.sessionKeyFor("alice");
      coderd.faults.add({ path: `/api/v2/users/me/keys/${key.slice(0, 10)}` }, fault);
      assert.equal(await originOf(key), "token", String(index));
    }
  });

  it("a server that fails is no proof of either", async () => {
    coderd.faults.add({ path: "/api/v2/users/me/keys/*" }, { kind: "answer", status: 503 });
    await assert.rejects(originOf(coderd.sessionKeyFor("alice")), { kind: "serverFault" });
  });

  it("it stays what it is when it was not pasted as one of the sign-in page", async () => {
    for (const origin of ["password", "token", "cli", "environment"] as const)
      assert.equal(await originOf(coderd.sessionKeyFor("alice"), origin), origin);
  });
});
