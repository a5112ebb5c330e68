import assert from "node:assert/strict";
import { GivenUp, Unreachable } from "../../../src/coder";
import { stillValid } from "../../../src/session/stillValid";
import { deploymentOf } from "../../support/sessionWindows";

const deployment = deploymentOf("https://coder.example.com");
const again = () => Promise.resolve({ kind: "revoked" } as const);
const refused = new Unreachable(deployment, "refused", { sent: "no" });

describe("a key that could not be deleted", () => {
  for (const why of ["signedOut", "replaced", "unused"] as const) {
    it(`is told of with its deployment and the reason: ${why}`, () => {
      const outcome = { kind: "notRevoked", error: refused, expiresAt: undefined, again } as const;
      const sentence = stillValid("coder.example.com", why, outcome);
      assert.ok(sentence.includes("coder.example.com") && sentence.endsWith(refused.message), sentence);
      const begins = {
        signedOut: "Signed out of",
        replaced: "Your earlier session",
        unused: "The session that",
      };
      assert.ok(sentence.startsWith(begins[why]), sentence);
    });
  }

  for (const why of ["signedOut", "replaced"] as const) {
    it(`is told of with its end, where that is known: ${why}`, () => {
      const expiresAt = "2031-05-06T12:00:00Z";
      const known = stillValid("c", why, { kind: "notRevoked", error: refused, expiresAt, again });
      const unknown = stillValid("c", why, {
        kind: "notRevoked",
        error: refused,
        expiresAt: undefined,
        again,
      });
      assert.match(known, /stays valid until .*2031/);
      assert.ok(!unknown.includes("until"), unknown);
    });
  }

  it("is not the server's fault when the person stopped waiting for it", () => {
    const error = new GivenUp(deployment, "maybe");
    const sentence = stillValid("c", "signedOut", { kind: "notRevoked", error, expiresAt: undefined, again });
    assert.match(sentence, /: You canceled the request to c\.$/);
  });
});
