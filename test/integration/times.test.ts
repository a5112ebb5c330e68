import assert from "node:assert/strict";
import { lifetimeInWords, relativeTime } from "../../src/platform/time/times";

const day = 86_400;

describe("times in words", () => {
  for (const [seconds, words] of [
    [0, "now"],
    [-59, "now"],
    [90, "in 1 minute"],
    [23.5 * 3600, "in 23 hours"],
    [day - 1, "in 24 hours"],
    [day, "tomorrow"],
    [-day, "yesterday"],
    [7 * day - 30, "in 7 days"],
    [12 * day, "in 12 days"],
    [-20 * day, "20 days ago"],
    [2.6 * 30 * day, "in 78 days"],
    [300 * day, "in 9 months"],
    [98.7 * 365 * day, "in 98 years"],
  ] as const) {
    it(`calls ${seconds} seconds “${words}”`, () => {
      const now = new Date("2026-11-24T12:00:00Z");
      assert.equal(relativeTime(new Date(now.getTime() + seconds * 1000), now), words);
    });
  }

  for (const [seconds, words] of [
    [3600, "1 hour"],
    [day, "1 day"],
    [90 * day, "90 days"],
    [36 * 3600, "36 hours"],
    [876_600 * 3600, "100 years"],
  ] as const) {
    it(`calls a lifetime of ${seconds} seconds “${words}”`, () => {
      assert.equal(lifetimeInWords(seconds), words);
    });
  }
});
