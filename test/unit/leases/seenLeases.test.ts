import assert from "node:assert/strict";
import type { LeaseFacts } from "../../../src/leases/leaseControl";
import { SeenLeases } from "../../../src/leases/seenLeases";

const href = "https://coder.example.com/";
const lease = (tokenId: string) => ({ id: tokenId, deployment: href, tokenId }) as unknown as LeaseFacts;

describe("the leases that a window has seen", () => {
  it("are there, or have ended; of nothing else is anything said", () => {
    const seen = new SeenLeases();
    assert.equal(seen.replace([lease("a"), lease("b")]), true);
    assert.equal(seen.replace([lease("a"), lease("b")]), false);
    assert.equal(seen.replace([lease("b")]), true);
    assert.deepEqual(
      ["a", "b", "c"].map((id) => [seen.has(href, id), seen.hasEnded(href, id)]),
      [
        [false, true],
        [true, false],
        [false, false],
      ],
    );
    assert.equal(seen.hasEnded("https://elsewhere.example.com/", "a"), false);
  });

  it("are forgotten in the order in which they ended, since a window may be open for months", () => {
    const seen = new SeenLeases();
    for (let count = 0; count <= 10_001; count += 1) seen.replace([lease(`lease-${count}`)]);
    const ended = (count: number) => seen.hasEnded(href, `lease-${count}`);
    assert.deepEqual([0, 1, 10_000].map(ended), [false, true, true]);
  });
});
