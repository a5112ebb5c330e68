import assert from "node:assert/strict";
import type { Sample } from "../../soak/messages";
import { plot, trendsOf } from "../../soak/plot";

describe("what the soak says of what a window holds", () => {
  const sample = (change: Partial<Sample>): Sample => ({
    heap: 50,
    sockets: 0,
    timers: 2,
    listeners: 80,
    records: 60,
    ...change,
  });
  const grown = (samples: readonly Sample[]) =>
    trendsOf(samples)
      .filter(({ isFlat }) => !isFlat)
      .map(({ what }) => what);
  const rising = (what: keyof Sample, from: number, step: number) =>
    Array.from({ length: 30 }, (_, index) => sample({ [what]: from + index * step }));

  it("is flat where nothing grows, and where a single sample is high", () => {
    const steady = Array.from({ length: 30 }, () => sample({}));
    assert.deepEqual(grown(steady), []);
    assert.deepEqual(grown([...steady.slice(0, 28), sample({ heap: 200, sockets: 9 }), sample({})]), []);
  });

  it("is not flat where something grows from the first third to the last", () => {
    assert.deepEqual(grown(rising("heap", 50, 0.5)), ["heap"]);
    assert.deepEqual(grown(rising("sockets", 0, 0.2)), ["sockets"]);
    assert.deepEqual(grown(rising("timers", 2, 0.3)), ["timers"]);
    assert.deepEqual(grown(rising("listeners", 80, 0.2)), ["listeners"]);
    assert.deepEqual(grown(rising("records", 60, 3)), ["records"]);
  });

  it("is drawn from nothing to the highest", () => {
    assert.equal(plot([0, 50, 100]), "▁▅█");
    assert.equal(plot([0, 0]), "▁▁");
  });
});
