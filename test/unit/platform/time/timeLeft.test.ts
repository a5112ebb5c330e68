import assert from "node:assert/strict";
import fc from "fast-check";
import { timeLeft, timeLeftLasts, timeSince } from "../../../../src/platform/time/timeLeft";
import { useVscode } from "../../../support/vscode/host";

const now = new Date("2026-11-28T12:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("the time that is left", () => {
  useVscode();
  const at = (away: number) => timeLeft(new Date(+now + away), now);

  for (const [away, words] of [
    [-day, "0 min"],
    [59 * minute + 59_999, "59 min"],
    [hour, "1 h"],
    [2 * day - 1, "47 h"],
    [2 * day, "2 d"],
    [60 * day - 1, "59 d"],
    [90 * day - 1, "89 d"],
  ] as const)
    it(`is ${words} after ${away} ms`, () => assert.equal(at(away), words));

  for (const [end, words] of [
    ["2027-02-26T12:00:00Z", "2 mo"],
    ["2027-09-28T11:59:59Z", "9 mo"],
    ["2027-09-28T12:00:00Z", "10 mo"],
    ["2028-11-28T11:59:59Z", "23 mo"],
    ["2028-11-28T12:00:00Z", "2 y"],
    ["2125-11-28T11:00:00Z", "98 y"],
  ] as const)
    it(`is ${words} until ${end}`, () => assert.equal(timeLeft(new Date(end), now), words));

  it("counts in the same way what has passed", () => {
    assert.equal(timeSince(new Date(+now - 49 * hour), now), "2 d");
    assert.equal(timeSince(new Date(+now + hour), now), "0 min");
  });

  it("is said for as long as it is true, and otherwise a moment after that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 * day }), (away) => {
        const time = new Date(+now + away);
        const lasts = timeLeftLasts(time, now);
        assert.ok(lasts >= 1);
        const before = new Date(+now + Math.max(0, lasts - 2));
        assert.equal(timeLeft(time, before), timeLeft(time, now));
      }),
    );
    assert.equal(timeLeftLasts(now, now), day);
  });
});
