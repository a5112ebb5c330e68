import assert from "node:assert/strict";
import { nextLook, usualRhythm } from "../../../../src/workspaces/list/rhythm";

const quiet = { quietFor: 0, readAgo: 0, isInTransit: false, isFailing: false, pages: 1 };
const next = (more: Partial<typeof quiet>) => nextLook(usualRhythm, { ...quiet, ...more });

describe("how often workspaces in sight are read", () => {
  it("slows down while nothing is news", () => {
    const waits = [0, 59_999, 60_000, 299_999, 300_000, 86_400_000].map((quietFor) => next({ quietFor }));
    assert.deepEqual(
      waits.map(({ wait }) => wait),
      [10_000, 10_000, 30_000, 30_000, 60_000, 60_000],
    );
    assert.ok(waits.every(({ at }) => at === "all"));
  });

  it("reads what changes fast, and all of them when their time comes", () => {
    assert.deepEqual(next({ isInTransit: true }), { wait: 3_000, at: "changing" });
    assert.deepEqual(next({ isInTransit: true, readAgo: 8_000 }), { wait: 2_000, at: "all" });
    assert.deepEqual(next({ isInTransit: true, readAgo: 50_000 }), { wait: 0, at: "all" });
  });

  it("does not wait fast for ever for what does not change", () => {
    assert.deepEqual(next({ isInTransit: true, quietFor: 120_000 }), { wait: 30_000, at: "all" });
  });

  it("asks a failing server less often, and nothing fast", () => {
    assert.deepEqual(next({ isFailing: true, isInTransit: true }), { wait: 30_000, at: "all" });
  });

  it("reads a long list less often", () => {
    assert.equal(next({ pages: 20 }).wait, 60_000);
  });
});
