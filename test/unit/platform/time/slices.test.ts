import assert from "node:assert/strict";
import fc from "fast-check";
import { inSlices, sortEach } from "../../../../src/platform/time/slices";

describe("work in slices", () => {
  it("lets others have their turn, and gives what it made", async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const slow = function* () {
      const until = performance.now() + 50;
      while (performance.now() < until) yield;
      return "made";
    };
    assert.equal(await inSlices(slow()), "made");
    clearInterval(counting);
    assert.ok(turns > 0);
  });

  it("ends when nobody wants it any more", async () => {
    const gone = new AbortController();
    const endless = function* (): Generator<undefined, never> {
      for (;;) yield;
    };
    const work = inSlices(endless(), gone.signal);
    gone.abort(new Error("gone"));
    await assert.rejects(work, /gone/);
  });
});

describe("sorting in steps", () => {
  type Item = { readonly rank: number; readonly at: number };
  const byRank = (a: Item, b: Item) => a.rank - b.rank;

  it("gives what sorting at once gives, also the order of what is equal", () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 400 });
    fc.assert(
      fc.property(ranks, (all) => {
        const items = all.map((rank, at) => ({ rank, at }));
        const sorting = sortEach(items, byRank);
        let step = sorting.next();
        while (step.done !== true) step = sorting.next();
        assert.deepEqual(step.value, items.toSorted(byRank));
      }),
    );
  });

  it("compares few items in one step, however many there are", () => {
    let [compared, most] = [0, 0];
    const items = Array.from({ length: 10_000 }, (_, at) => ({ rank: (at * 7919) % 10_007, at }));
    const sorting = sortEach(items, (a, b) => {
      compared += 1;
      return byRank(a, b);
    });
    for (let step = sorting.next(); step.done !== true; step = sorting.next()) {
      most = Math.max(most, compared);
      compared = 0;
    }
    assert.ok(most < 300, `${most} comparisons in one step`);
  });
});
