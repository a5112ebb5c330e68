import assert from "node:assert/strict";
import fc from "fast-check";
import { answerCountsFor, changesIn, mayBeEnding, stageOf } from "../../../src/session/sessionStage";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const stage = (lifetimeMs: number | undefined, left: number) => stageOf({ endsAt: left, lifetimeMs }, 0);

describe("the end of a session", () => {
  for (const [what, lifetime, left, expected] of [
    ["a day's session, just begun", day, day, "fine"],
    ["a day's session that use renews, half an hour after a use", day, day - hour / 2, "fine"],
    ["a day's session of which seven hours are left", day, 7 * hour, "fine"],
    ["a day's session of which five hours are left", day, 5 * hour, "ending"],
    ["ten minutes, just begun", 10 * minute, 10 * minute, "fine"],
    ["ten minutes, after four", 10 * minute, 6 * minute, "fine"],
    ["ten minutes, after eight", 10 * minute, 2 * minute, "ending"],
    ["ten minutes, nearly over", 10 * minute, 20_000, "ending"],
    ["ten minutes, over", 10 * minute, 0, "ended"],
    ["a year's token with two days left", 365 * day, 2 * day, "fine"],
    ["a year's token with 23 hours left", 365 * day, 23 * hour, "ending"],
    ["70 minutes that the next use renews", 70 * minute, 10 * minute, "fine"],
    ["70 minutes that use did not renew", 70 * minute, 8 * minute, "ending"],
    ["one of which nobody knows how long it lives", undefined, hour, "fine"],
    ["one over, of which nobody knows how long it lived", undefined, -1, "ended"],
  ] as const)
    it(`${what}: ${expected}`, () => assert.equal(stage(lifetime, left), expected));

  const lifetimes = fc.integer({ min: minute, max: 1000 * day });

  it("is never told of for one that use has just renewed", () => {
    fc.assert(
      fc.property(lifetimes, fc.double({ min: 0, max: 1, noNaN: true }), (lifetime, part) => {
        fc.pre(lifetime > hour);
        assert.equal(stage(lifetime, lifetime - Math.floor(part * hour)), "fine");
      }),
    );
  });

  it("is told of once, and then until it has come", () => {
    fc.assert(
      fc.property(lifetimes, (lifetime) => {
        const stages = Array.from({ length: 101 }, (_, percent) =>
          stage(lifetime, lifetime * (1 - percent / 100)),
        );
        assert.equal(stages[0], "fine");
        assert.equal(stages.at(-1), "ended");
        const order = ["fine", "ending", "ended"];
        assert.deepEqual(
          stages,
          [...stages].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
        );
      }),
    );
  });

  it("is asked for before it is told of, and looked at again before what is said is wrong", () => {
    fc.assert(
      fc.property(lifetimes, fc.double({ min: -0.1, max: 1, noNaN: true }), (lifetimeMs, part) => {
        const end = { endsAt: lifetimeMs * part, lifetimeMs };
        if (stageOf(end, 0) !== "fine") assert.ok(mayBeEnding(end, 0));
        const wait = changesIn(end, 0);
        assert.ok(wait > 0 && wait <= hour);
        if (end.endsAt > 0) assert.ok(wait <= end.endsAt);
        if (!mayBeEnding(end, 0)) assert.ok(wait <= end.endsAt - Math.min(day, lifetimeMs / 4) + 1);
        assert.ok(answerCountsFor(end) <= hour);
      }),
    );
    assert.equal(changesIn({ endsAt: 10 * minute, lifetimeMs: hour }, 0), minute / 2);
    assert.equal(answerCountsFor({ endsAt: 0, lifetimeMs: 10 * minute }), minute / 2);
  });
});
