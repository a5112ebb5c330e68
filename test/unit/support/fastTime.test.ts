import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { hastenTime } from "../../support/fastTime";

describe("time that passes faster in a test", () => {
  const day = 86_400_000;

  it("is over sooner, by every clock and timer, and is given back", async () => {
    const realNow = performance.now.bind(performance);
    const startedAt = realNow();
    const time = hastenTime(1000);
    try {
      const before = [Date.now(), performance.now()] as const;
      await wait(60_000);
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      // A timer of Node may be early by a millisecond, which is a second of this time.
      const least = 117_000;
      assert.ok(Date.now() - before[0] >= least, `${Date.now() - before[0]} ms by the clock`);
      assert.ok(performance.now() - before[1] >= least);
      assert.ok(+new Date() >= before[0] + least);
      assert.equal(new Date(0).toISOString(), "1970-01-01T00:00:00.000Z");
      assert.ok(AbortSignal.timeout(day) instanceof AbortSignal);
    } finally {
      time.stop();
    }
    assert.ok(realNow() - startedAt < 60_000);
    const now = Date.now();
    await wait(5);
    assert.ok(Date.now() - now < 60_000);
  });

  it("stands still for all but the clock while the machine sleeps", () => {
    const time = hastenTime(1);
    try {
      const [clock, passed] = [Date.now(), time.passed()];
      time.sleep(day);
      assert.ok(Date.now() - clock >= day);
      assert.ok(time.passed() - passed < day);
    } finally {
      time.stop();
    }
  });
});
