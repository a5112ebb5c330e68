import assert from "node:assert/strict";
import { leaseTitleOf } from "../../../../src/core/token/leaseToken";
import { nameProblems } from "../../../../src/core/token/tokenName";
import { leaseName } from "../../../../src/leases/records/leaseName";

describe("the name of a lease", () => {
  it("says what holds it and where", () => {
    assert.match(leaseName("terminal", "alpha", "laptop"), /^lease: terminal alpha, laptop, [0-9a-f]{6}$/);
    assert.notEqual(leaseName("task", "a", "b"), leaseName("task", "a", "b"));
  });

  for (const odd of [
    "a/b",
    "$(bug)",
    "[x](y)",
    "\u202Eabc",
    "",
    "\u200B",
    "x".repeat(500),
    "größe 🦆",
    "a,b",
  ]) {
    it(`has nothing that is wrong with a name: ${JSON.stringify(odd.slice(0, 20))}`, () => {
      assert.deepEqual(nameProblems(leaseName("task", odd, odd)), []);
      assert.equal(leaseName("task", odd, odd).split(",").length, 3);
      assert.equal(leaseTitleOf({ name: leaseName("task", odd, odd), lifetimeSeconds: 60 })?.kind, "task");
    });
  }
});
