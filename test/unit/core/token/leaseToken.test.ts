import assert from "node:assert/strict";
import { leaseTitleOf, longestLease } from "../../../../src/core/token/leaseToken";

describe("a token that is a lease", () => {
  const titleOf = (name: string, lifetimeSeconds = 3600) => leaseTitleOf({ name, lifetimeSeconds });

  it("says in its name what holds it, and where", () => {
    assert.deepEqual(titleOf("lease: terminal alpha, laptop, 7f3a19"), {
      kind: "terminal",
      holder: "alpha",
      machine: "laptop",
    });
    assert.deepEqual(titleOf("lease: task, laptop, 7f3a19"), { kind: "task", holder: "", machine: "laptop" });
  });

  for (const name of [
    "lease: mine",
    "lease: robot alpha, laptop, 7f3a19",
    "lease: terminal alpha, laptop, 7f3a1",
    "lease: terminal alpha, laptop, 7f3a19 ",
    "lease: terminal alpha, b, c, 7f3a19",
    "my lease: terminal alpha, laptop, 7f3a19",
    "lease: terminalalpha, laptop, 7f3a19",
  ])
    it(`is not ${JSON.stringify(name)}`, () => assert.equal(titleOf(name), undefined));

  it("is none that lasts longer, whatever its name is", () => {
    assert.ok(titleOf("lease: terminal alpha, laptop, 7f3a19", longestLease));
    assert.equal(titleOf("lease: terminal alpha, laptop, 7f3a19", longestLease + 1), undefined);
  });
});
