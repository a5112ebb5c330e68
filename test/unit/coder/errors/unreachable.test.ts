import assert from "node:assert/strict";
import { Unreachable, type UnreachableCause } from "../../../../src/coder";
import { deploymentAt } from "../testServer";

const deployment = deploymentAt("https://coder.example.com");
const inTheClear = deploymentAt("http://coder.example.com");

/** A word or two of what each cause has to say. */
const words: Readonly<Record<Exclude<UnreachableCause, "headers" | "notPrepared" | "notTls">, RegExp>> = {
  dns: /^The name coder\.example\.com couldn't be found\./,
  refused: /refused the connection/,
  timeout: /didn't answer in time/,
  reset: /was interrupted/,
  closed: /before its answer was complete/,
  proxy: /^The proxy didn't connect to coder\.example\.com\./,
  offline: /no network path/,
  selfSigned: /self-signed/,
  untrusted: /authority that isn't trusted/,
  expired: /has expired or isn't valid yet/,
  wrongHost: /is for another name/,
  incompleteChain: /doesn't send its certificate chain/,
  clientCertificate: /requires a client certificate/,
  certificateFile: /can't be used/,
  noCommonTls: /couldn't agree on how to encrypt/,
};

describe("what is said of a deployment that cannot be reached", () => {
  for (const [cause, says] of Object.entries(words)) {
    it(`is about its cause: ${cause}`, () => {
      assert.match(new Unreachable(deployment, cause as UnreachableCause, { sent: "no" }).message, says);
    });
  }

  it("is about the command that brings headers where that failed", () => {
    const { message, advice } = new Unreachable(deployment, "headers", { sent: "no" });
    assert.match(message, /^The header command for coder\.example\.com failed, so nothing was sent\.$/);
    assert.match(advice, /Run the command/);
  });

  it("is the other scheme where the wrong one is spoken, each in its direction", () => {
    const speaksNone = new Unreachable(deployment, "notTls", { sent: "no" });
    assert.match(`${speaksNone.message} ${speaksNone.advice}`, /doesn't speak HTTPS.*with http:\/\//);
    const speaksIt = new Unreachable(inTheClear, "notTls", { sent: "maybe" });
    assert.match(`${speaksIt.message} ${speaksIt.advice}`, /speaks HTTPS on.*with https:\/\//);
  });

  it("has the time limit that was set, in whole seconds", () => {
    const error = new Unreachable(deployment, "timeout", { sent: "maybe", timeoutMs: 1200 });
    assert.equal(error.message, "coder.example.com didn't answer within 2 seconds.");
  });

  it("is certain where nothing was sent, and only there", () => {
    for (const cause of ["timeout", "reset", "closed"] as const) {
      assert.equal(new Unreachable(deployment, cause, { sent: "no" }).isCertain, true);
      assert.equal(new Unreachable(deployment, cause, { sent: "maybe" }).isCertain, false);
    }
  });
});
