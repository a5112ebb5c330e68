import assert from "node:assert/strict";
import { Unreachable } from "../../../../src/coder";
import { Explained } from "../../../../src/platform/errors";
import type { Probe } from "../../../../src/session/deployments/probe";
import { addressFacts, badAddress, signInPage } from "../../../../src/webviews/signIn/addressFacts";
import { deploymentOf } from "../../../support/sessionWindows";

const here = "https://coder.example.com/base";

describe("what is said of a good address", () => {
  const features = { scopes: true, allowLists: true, expire: true } as Probe["features"];
  function said(address = here, probe: Partial<Probe> = {}, environment: NodeJS.ProcessEnv = {}) {
    const whole: Probe = { version: "v2.35.1+a1b2c3", features, takesPassword: true, ...probe };
    const state = addressFacts(deploymentOf(address), whole, environment);
    assert.ok(state.kind === "good");
    return state;
  }

  it("is where it is, where one signs in there, and its release without the build", () => {
    const { host, signInPage: page, version } = said();
    assert.deepEqual(
      [host, page, version],
      [deploymentOf(here).host, "coder.example.com/base/cli-auth", "v2.35.1"],
    );
    assert.equal(signInPage(deploymentOf(here)), `${here}/cli-auth`);
    assert.equal(said(here, { version: "v2.36.0-rc.1" }).version, "v2.36.0-rc.1");
  });

  it("is what it can limit, and plainly that it cannot", () => {
    assert.deepEqual([said().facts, said().more], [[], "Supports scoped tokens"]);
    const none = { scopes: false, allowLists: false, expire: false } as Probe["features"];
    assert.deepEqual(said(here, { features: none }).facts, [
      "doesn't support scopes: tokens have full access",
    ]);
  });

  it("is a warning where others on the network can read along, and nowhere else", () => {
    assert.match(
      said("http://coder.example.com").warning ?? "",
      /^The connection to coder\.example\.com isn't encrypted/,
    );
    for (const safe of [here, "http://127.0.0.1:3000", "http://localhost:3000"])
      assert.equal(said(safe).warning, undefined, safe);
  });

  it("is which ways in there are: the environment's for its own deployment alone, and never the key", () => {
    const CODER_SESSION_TOKEN = "abcdefghij-0123456789ABCDEFGHIJKL";
    const own = said(here, { takesPassword: false }, { CODER_URL: here, CODER_SESSION_TOKEN });
    assert.deepEqual(own.ways, { password: false, environment: true });
    assert.ok(!JSON.stringify(own).includes(CODER_SESSION_TOKEN));
    const others = said(here, {}, { CODER_URL: "https://coder.example.com", CODER_SESSION_TOKEN });
    assert.deepEqual(others.ways, { password: true, environment: false });
  });
});

describe("what is said of a bad address", () => {
  const explained = new Explained("It does not answer.", [
    { title: "Open Settings", run: () => Promise.reject(new Error("not pressed")) },
  ]);
  const unreachable = (cause: ConstructorParameters<typeof Unreachable>[1]) =>
    badAddress(new Unreachable(deploymentOf(here), cause, { sent: "no" }), explained);

  it("is why, and by their titles what may help", () => {
    assert.deepEqual(unreachable("refused"), {
      kind: "bad",
      sentence: "It does not answer.",
      canRetry: true,
      canTrust: false,
      steps: ["Open Settings"],
    });
  });

  it("is that the person may trust it for a fault of the certificate alone", () => {
    const canTrust = (state: ReturnType<typeof unreachable>) => state.kind === "bad" && state.canTrust;
    for (const cause of ["selfSigned", "untrusted", "expired", "wrongHost", "incompleteChain"] as const)
      assert.equal(canTrust(unreachable(cause)), true, cause);
    for (const cause of ["refused", "timeout"] as const)
      assert.equal(canTrust(unreachable(cause)), false, cause);
    assert.equal(canTrust(badAddress(new Error("certificate"), explained)), false);
  });
});
