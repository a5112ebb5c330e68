import assert from "node:assert/strict";
import { Unreachable } from "../../../../../src/coder";
import { tellUndeleted } from "../../../../../src/commands/session/leaving/tellUndeleted";
import type { SignOutOutcome } from "../../../../../src/session/keys/leftKey";
import { deploymentOf } from "../../../../support/sessionWindows";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

describe("a key that could not be deleted", () => {
  useVscode();
  const deployment = deploymentOf("https://coder.example.com");
  type Left = SignOutOutcome & { kind: "notRevoked" };
  /** Deleting it fails so many times more. */
  const failing = (times: number): { readonly outcome: Left; readonly tries: () => number } => {
    let tries = 0;
    const outcome: Left = {
      kind: "notRevoked",
      error: new Unreachable(deployment, "refused", { sent: "no" }),
      expiresAt: undefined,
      again: () => {
        tries += 1;
        return Promise.resolve<SignOutOutcome>(tries >= times ? { kind: "revoked" } : outcome);
      },
    };
    return { outcome, tries: () => tries };
  };

  it("is told of, and left when the person leaves it", async () => {
    const { outcome, tries } = failing(1);
    await tellUndeleted(deployment.host, "signedOut", outcome);
    assert.match(host.messages.join(), /^Signed out of coder\.example\.com, but .* stays valid: /);
    assert.deepEqual([tries(), host.shown.length], [0, 1]);
  });

  it("is tried again for as long as the person wants to, and then told to be gone", async () => {
    const { outcome, tries } = failing(3);
    host.answer = pressing("Try Again");
    await tellUndeleted(deployment.host, "replaced", outcome);
    assert.equal(tries(), 3);
    assert.deepEqual(
      host.shown.map(({ kind }) => kind),
      ["warning", "warning", "warning", "information"],
    );
    assert.equal(host.messages.at(-1), "Deleted the session on coder.example.com.");
  });

  it("fails as trying again does", async () => {
    const { outcome } = failing(1);
    host.answer = pressing("Try Again");
    const again = () => Promise.reject(new Error("a defect"));
    await assert.rejects(tellUndeleted(deployment.host, "unused", { ...outcome, again }), {
      message: "a defect",
    });
  });
});
