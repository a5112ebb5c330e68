import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../src/core/token/secret";
import { readLink, SignInLink } from "../../src/session/followLinks";
import { entranceBy, NoKey, type WayIn } from "../../src/webviews/signIn/waysIn";
import { startCoderd } from "../coderd";
import { until } from "../host/until";
import { plain } from "../support/plain";
import { deploymentAt } from "./networkSupport";

const link = (text: string) => readLink(vscode.Uri.parse(`vscode://coder-access.coder-access${text}`));

const session = "abcdefghij-0123456789ABCDEFGHIJKL";
const deployment = deploymentAt("https://coder.example.com");

describe("a way in", () => {
  const entrance = (way: WayIn, environment: NodeJS.ProcessEnv = {}) =>
    entranceBy(way, deployment, environment);

  it("by password is what was typed, without white space around the email", async () => {
    assert.deepEqual(
      plain(await entrance({ kind: "password", email: " alice@example.com ", password: new Secret(" x ") })),
      {
        kind: "password",
        credentials: { email: "alice@example.com", password: " x " },
      },
    );
  });

  it("by a text that was pasted is the token in it, which stays the person's own where they say so", async () => {
    for (const [isOwn, origin] of [
      [false, "cliAuth"],
      [true, "token"],
    ] as const) {
      const text = `export CODER_SESSION_TOKEN="${session}"`;
      assert.deepEqual(plain(await entrance({ kind: "pasted", text: new Secret(text), isOwn })), {
        kind: "key",
        session,
        origin,
      });
    }
  });

  it("by the environment needs a session of this very deployment there", async () => {
    const environment = { CODER_URL: deployment.href, CODER_SESSION_TOKEN: session };
    assert.deepEqual(plain(await entrance({ kind: "environment" }, environment)), {
      kind: "key",
      session,
      origin: "environment",
    });
    const elsewhere = { ...environment, CODER_URL: `${deployment.href}/base` };
    await assert.rejects(entrance({ kind: "environment" }, elsewhere), NoKey);
  });

  const nothing: readonly [what: string, way: WayIn, field: string, sentence: RegExp][] = [
    [
      "a text that is no token",
      { kind: "pasted", text: new Secret("hunter2"), isOwn: false },
      "token",
      /isn't a Coder token/,
    ],
    [
      "an empty field or clipboard",
      { kind: "pasted", text: new Secret("\u200b "), isOwn: false },
      "token",
      /Paste the token/,
    ],
    [
      "two tokens",
      { kind: "pasted", text: new Secret(`${session} 0123456789-0123456789ABCDEFGHIJKL`), isOwn: false },
      "token",
      /more than one token/,
    ],
    [
      "a password without an email",
      { kind: "password", email: " ", password: new Secret("x") },
      "password",
      /email/,
    ],
    [
      "an email without a password",
      { kind: "password", email: "a@b.c", password: new Secret("") },
      "password",
      /email/,
    ],
    ["an environment without a session", { kind: "environment" }, "token", /environment has no session/],
  ];
  for (const [what, way, field, sentence] of nothing) {
    it(`leads nowhere, with a sentence at its field, for ${what}`, async () => {
      await assert.rejects(
        entrance(way),
        (error) => error instanceof NoKey && error.field === field && sentence.test(error.sentence),
      );
    });
  }
});

describe("a link to sign in", () => {
  it("gives an address and nothing else", () => {
    const evil = "https://evil.example.com";
    assert.deepEqual(
      link(`/sign-in?url=${encodeURIComponent(evil)}&token=abcdefghij-0123456789ABCDEFGHIJKL`),
      new SignInLink(evil),
    );
    assert.deepEqual(link("/sign-in?token=abcdefghij-0123456789ABCDEFGHIJKL"), new SignInLink(undefined));
  });

  it("is the only kind of link that is followed", () => {
    for (const other of ["/open?url=https://a.example", "/sign-in/x?url=https://a.example", "/"])
      assert.equal(link(other), undefined);
  });

  const panels = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label === "Sign In to Coder");

  it("opens the panel, and nothing is sent to the address", async function () {
    this.timeout(60_000);
    const [linked, chosen] = await Promise.all([startCoderd(), startCoderd()]);
    const open = (argument: unknown) =>
      vscode.commands.executeCommand("coderAccess.session.signIn", argument);
    try {
      await open(link(`/sign-in?url=${linked.url}`));
      await until(
        () => (panels().length === 1 ? true : undefined),
        () => "The panel did not open.",
        45_000,
      );
      // A button of ours asks at once: when it has, the link would have.
      await open(chosen.url);
      await until(
        () => (chosen.log.count({ path: "/api/v2/users/authmethods" }) > 0 ? true : undefined),
        () => "The panel did not ask the host.",
        45_000,
      );
      assert.equal(panels().length, 1);
      assert.equal(linked.log.count(), 0);
      assert.deepEqual(
        [...new Set(chosen.log.entries.map(({ method, path }) => `${method} ${path}`))].sort(),
        ["GET /api/v2/auth/scopes", "GET /api/v2/buildinfo", "GET /api/v2/users/authmethods"],
      );
      for (const { headers, body } of chosen.log.entries) {
        assert.equal(headers["coder-session-token"], undefined);
        assert.equal(body, "");
      }
      assert.equal(await vscode.authentication.getSession("coder-access", [], { silent: true }), undefined);
    } finally {
      await vscode.window.tabGroups.close(panels());
      await linked.stop();
      await chosen.stop();
    }
  });
});
