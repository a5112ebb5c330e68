import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CoderClient } from "../../src/coder";
import { readLink } from "../../src/session/followLinks";
import { keyFor, NoKey, type WayIn } from "../../src/webviews/signIn/waysIn";
import { type Coderd, startCoderd } from "../coderd";
import { until } from "../host/until";
import { deploymentAt } from "./networkSupport";

const link = (text: string) => readLink(vscode.Uri.parse(`vscode://coder-access.coder-access${text}`));

describe("a way in", () => {
  let coderd: Coderd;
  let sent: number;

  beforeEach(async () => {
    coderd = await startCoderd();
    sent = 0;
  });
  afterEach(() => coderd.stop());

  const key = (way: WayIn, means: { environment?: NodeJS.ProcessEnv; mayTravel?: boolean } = {}) =>
    keyFor(way, deploymentAt(coderd.url), {
      makeClient: (deployment) => new CoderClient({ deployment }),
      environment: means.environment ?? {},
      signal: new AbortController().signal,
      mayTravel: () => Promise.resolve(means.mayTravel ?? true),
      onSending: () => (sent += 1),
    });

  it("by password leads to a key that is ours to delete", async () => {
    const { session, origin } = await key({
      kind: "password",
      email: " alice@example.com ",
      password: "coder-access",
    });
    assert.equal(origin, "password");
    assert.ok(coderd.store.keys.get(session.slice(0, 10)));
    const { body, path } = coderd.log.last({ method: "POST" });
    assert.equal(path, "/api/v2/users/login");
    assert.deepEqual(JSON.parse(body), { email: "alice@example.com", password: "coder-access" });
    assert.equal(sent, 1);
  });

  it("by the environment needs a session of this very deployment there", async () => {
    const token = coderd.sessionKeyFor("alice");
    const environment = { CODER_URL: coderd.url, CODER_SESSION_TOKEN: token };
    assert.deepEqual(await key({ kind: "environment" }, { environment }), {
      session: token,
      origin: "environment",
    });
    const elsewhere = { ...environment, CODER_URL: `${coderd.url}/base` };
    await assert.rejects(key({ kind: "environment" }, { environment: elsewhere }), NoKey);
  });

  const nothing: readonly [what: string, way: WayIn, field: string, means?: { mayTravel: boolean }][] = [
    ["a text that is no token", { kind: "pasted", text: "hunter2" }, "token"],
    ["an empty field or clipboard", { kind: "pasted", text: "" }, "token"],
    ["a password without an email", { kind: "password", email: " ", password: "x" }, "password"],
    ["an email without a password", { kind: "password", email: "a@b.c", password: "" }, "password"],
    ["an environment without a session", { kind: "environment" }, "token"],
    [
      "a no to an unencrypted connection",
      { kind: "password", email: "a@b.c", password: "x" },
      "address",
      { mayTravel: false },
    ],
  ];
  for (const [what, way, field, means] of nothing) {
    it(`sends nothing for ${what}`, async () => {
      await assert.rejects(key(way, means), (error) => error instanceof NoKey && error.field === field);
      assert.equal(coderd.log.count(), 0);
      assert.equal(sent, 0);
    });
  }
});

describe("a link to sign in", () => {
  it("gives an address and nothing else", () => {
    const evil = "https://evil.example.com";
    assert.deepEqual(
      link(`/sign-in?url=${encodeURIComponent(evil)}&token=abcdefghij-0123456789ABCDEFGHIJKL`),
      {
        address: evil,
      },
    );
    assert.deepEqual(link("/sign-in?token=abcdefghij-0123456789ABCDEFGHIJKL"), { address: undefined });
  });

  it("is the only kind of link that is followed", () => {
    for (const other of ["/open?url=https://a.example", "/sign-in/x?url=https://a.example", "/"]) {
      assert.equal(link(other), undefined);
    }
  });

  it("opens the panel, which asks the host who it is, without a session, and waits", async function () {
    this.timeout(60_000);
    const coderd = await startCoderd();
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ label }) => label === "Sign In to Coder");
    try {
      await vscode.commands.executeCommand(
        "coderAccess.session.signIn",
        link(`/sign-in?url=${coderd.url}`)?.address,
      );
      await until(
        () => (coderd.log.count({ path: "/api/v2/users/authmethods" }) > 0 ? true : undefined),
        () => "The panel did not ask the host.",
        45_000,
      );
      assert.equal(panels().length, 1);
      assert.deepEqual(
        [...new Set(coderd.log.entries.map(({ method, path }) => `${method} ${path}`))].sort(),
        ["GET /api/v2/auth/scopes", "GET /api/v2/buildinfo", "GET /api/v2/users/authmethods"],
      );
      for (const { headers, body } of coderd.log.entries) {
        assert.equal(headers["coder-session-token"], undefined);
        assert.equal(body, "");
      }
      assert.equal(await vscode.authentication.getSession("coder-access", [], { silent: true }), undefined);
    } finally {
      await vscode.window.tabGroups.close(panels());
      await coderd.stop();
    }
  });
});
