import assert from "node:assert/strict";
import {
  CoderClient,
  type DeploymentUrl,
  NotCoder,
  parseDeploymentUrl,
  WorkspaceProxy,
} from "../../../../src/coder";
import { probe } from "../../../../src/session/deployments/probe";
import { type Coderd, type Fault, startCoderd } from "../../../coderd";

const methods = "/api/v2/users/authmethods";

describe("asking an address who it is", () => {
  let coderd: Coderd;
  let deployment: DeploymentUrl;
  beforeEach(async () => {
    coderd = await startCoderd();
    const parsed = parseDeploymentUrl(coderd.url);
    assert.ok(parsed.ok);
    deployment = parsed.value;
  });
  afterEach(() => coderd.stop());

  const ask = (signal = new AbortController().signal) =>
    probe((at, session) => new CoderClient({ deployment: at, session }), deployment, signal, 200);
  const failed = async () =>
    ask().then(
      () => assert.fail("it was taken for a deployment"),
      (error: unknown) => error,
    );

  it("tells its version, what it supports and whether a password will do", async () => {
    const { version, features, takesPassword } = await ask();
    assert.match(version, /^v2\.35\.1/);
    assert.deepEqual([features.scopes, takesPassword], [true, true]);
    assert.equal(coderd.log.find({}).filter(({ headers }) => "coder-session-token" in headers).length, 0);
  });

  const faults: readonly [string, Fault][] = [
    ["403", { kind: "answer", status: 403, body: { message: "Forbidden." } }],
    ["404", { kind: "answer", status: 404, body: { message: "Route not found." } }],
    ["403 of a gateway", { kind: "gateway", status: 403, body: { message: "Forbidden" } }],
    ["a page", { kind: "captivePortal" }],
    ["500", { kind: "answer", status: 500, body: { message: "Oh." } }],
    ["other JSON", { kind: "answer", status: 200, body: [] }],
    ["nothing at all", { kind: "hang" }],
    ["a reset", { kind: "reset", when: "before" }],
  ];
  for (const [what, fault] of faults) {
    it(`leaves out the password alone when how to sign in is answered with ${what}`, async () => {
      coderd.faults.add({ path: methods }, fault);
      const { version, takesPassword } = await ask();
      assert.deepEqual([version.slice(0, 7), takesPassword], ["v2.35.1", false]);
    });
  }

  it("is given up when the person goes on, not taken for a deployment without passwords", async () => {
    const going = new AbortController();
    coderd.faults.add({ path: methods }, { kind: "hang" });
    const asking = probe((at) => new CoderClient({ deployment: at }), deployment, going.signal, 5000);
    setTimeout(() => {
      going.abort();
    }, 50);
    await assert.rejects(asking, { kind: "givenUp" });
  });

  describe("of a workspace proxy", () => {
    const saying = (dashboard_url: unknown): void => {
      coderd.faults.add(
        { path: "/api/v2/buildinfo" },
        { kind: "lie", merge: { workspace_proxy: true, dashboard_url } },
      );
    };

    it("is told whose it is", async () => {
      saying("https://coder.example.com/");
      const error = await failed();
      assert.ok(error instanceof WorkspaceProxy);
      assert.equal(error.dashboard?.href, "https://coder.example.com");
      assert.match(error.message, /is a workspace proxy, not a Coder deployment\.$/);
      assert.equal(error.advice, "Its deployment is https://coder.example.com");
      assert.equal(coderd.log.count(), 1);
    });

    for (const said of [
      "",
      "coder.example.com",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "https://alice:secret@coder.example.com",
      "https://coder.example.com/\u202e",
      "https://coder.example.com/?token=x",
      "vscode://coder-access.coder-access/sign-in",
    ]) {
      it(`names no deployment that is none: ${JSON.stringify(said)}`, async () => {
        saying(said);
        const error = await failed();
        assert.ok(error instanceof WorkspaceProxy);
        assert.equal(error.dashboard, undefined);
        assert.doesNotMatch(error.message + error.advice, /secret|javascript|passwd/);
      });
    }

    it("does not lead to itself", async () => {
      saying(coderd.url);
      const error = await failed();
      assert.ok(error instanceof WorkspaceProxy);
      assert.equal(error.dashboard, undefined);
    });
  });

  describe("behind a sign-in of the network", () => {
    for (const [to, host] of [
      [
        "https://t.cloudflareaccess.com/cdn-cgi/access/login/coder.example.com?kid=1",
        "t.cloudflareaccess.com",
      ],
      ["https://login.microsoftonline.com/common/oauth2/authorize", "login.microsoftonline.com"],
      ["https://accounts.example.com:8443/saml", "accounts.example.com:8443"],
    ] as const) {
      it(`names ${host}, tells nobody to use it, and says what helps`, async () => {
        coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "redirect", to });
        const error = await failed();
        assert.ok(error instanceof NotCoder);
        assert.equal(error.why, "signIn");
        assert.ok(error.message.includes(host) && error.message.includes(deployment.host), error.message);
        assert.doesNotMatch(error.message + error.advice, /https?:\/\/|use its address/);
        assert.match(error.advice, /header command/);
      });
    }

    for (const to of ["/oauth2/start?rd=%2Fapi", "/saml/login", "/", "/login", "buildinfo/"]) {
      it(`on the same host, at ${to}, is told as one`, async () => {
        coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "redirect", to });
        const error = await failed();
        assert.ok(error instanceof NotCoder);
        assert.equal(error.why, "signIn");
        assert.doesNotMatch(error.message + error.advice, /use its address/);
      });
    }

    it("is not said of a deployment that moved, whose new address is named", async () => {
      coderd.faults.add(
        { path: "/api/v2/buildinfo" },
        { kind: "redirect", to: "https://new.example.com/coder/api/v2/buildinfo" },
      );
      const error = await failed();
      assert.ok(error instanceof NotCoder);
      assert.deepEqual([error.why, error.redirect?.address], ["moved", "https://new.example.com/coder"]);
      assert.match(error.advice, /use its address: https:\/\/new\.example\.com\/coder$/);
    });

    it("is told when the network says so itself", async () => {
      coderd.faults.add(
        { path: "/api/v2/buildinfo" },
        { kind: "gateway", status: 511, body: "<h1>Welcome</h1>" },
      );
      const error = await failed();
      assert.ok(error instanceof NotCoder);
      assert.equal(error.why, "portal");
      assert.match(error.message, /^Your network requires you to sign in/);
    });

    it("is guessed when a page comes instead", async () => {
      coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "captivePortal" });
      const error = await failed();
      assert.ok(error instanceof NotCoder);
      assert.equal(error.why, "page");
      assert.equal(error.advice, "Check the address, or sign in to your network first.");
    });
  });
});
