import assert from "node:assert/strict";
import fc from "fast-check";
import { distance } from "../../../../src/platform/time/calendar";
import { timeLeft, timeLeftLasts, timeSince } from "../../../../src/platform/time/timeLeft";
import { useVscode } from "../../../support/vscode/host";

const now = new Date("2026-11-28T12:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const short = { now: "min", minute: "min", hour: "h", day: "d", month: "mo", year: "y" } as const;

describe("the time that is left", () => {
  useVscode();
  const at = (away: number) => timeLeft(new Date(+now + away), now);

  for (const [away, words] of [
    [-day, "0 min"],
    [59 * minute, "59 min"],
    [hour, "1 h"],
    [2 * day - hour, "47 h"],
    [2 * day, "2 d"],
    [7 * day - minute, "7 d"],
    [60 * day, "60 d"],
    [90 * day, "90 d"],
  ] as const)
    it(`is ${words} after ${away} ms`, () => assert.equal(at(away), words));

  for (const [end, words] of [
    ["2027-02-27T12:00:00Z", "91 d"],
    ["2027-02-28T12:00:00Z", "3 mo"],
    ["2027-09-27T12:00:00Z", "9 mo"],
    ["2027-09-28T12:00:00Z", "10 mo"],
    ["2028-11-27T12:00:00Z", "23 mo"],
    ["2028-11-28T12:00:00Z", "2 y"],
    ["2125-11-27T12:00:00Z", "98 y"],
  ] as const)
    it(`is ${words} until ${end}`, () => assert.equal(timeLeft(new Date(end), now), words));

  it("counts in the same way what has passed", () => {
    assert.equal(timeSince(new Date(+now - 49 * hour), now), "2 d");
    assert.equal(timeSince(new Date(+now + hour), now), "0 min");
  });

  it("is the number that all other texts name, except that hours go on up to two days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 365 * day }), (away) => {
        const time = new Date(+now + away);
        const long = distance(time, now);
        if (away >= day && away < 2 * day) {
          assert.match(timeLeft(time, now), / h$/);
          return;
        }
        const count = long.unit === "now" ? 0 : long.count;
        assert.equal(timeLeft(time, now), `${count} ${short[long.unit]}`);
      }),
    );
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
