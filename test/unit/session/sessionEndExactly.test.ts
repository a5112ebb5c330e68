import assert from "node:assert/strict";
import { answerCountsFor, changesIn, mayBeEnding, stageOf } from "../../../src/session/sessionStage";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse("2026-11-27T12:00:00Z");
const end = (left: number, lifetimeMs?: number) => ({ endsAt: now + left, lifetimeMs });

describe("the stage of a session", () => {
  for (const [what, left, lifetime, stage] of [
    ["its moment", 0, 7 * day, "ended"],
    ["a moment before", 1, 7 * day, "ending"],
    ["of a week, a day before", day, 7 * day, "ending"],
    ["of a week, more than a day before", day + 1, 7 * day, "fine"],
    ["of a short life, its last quarter", 2 * hour, 8 * hour, "ending"],
    ["of a short life, before its last quarter", 2 * hour + 1, 8 * hour, "fine"],
    // Right after a use no more than an hour is missing of one that use renews.
    ["of a life of a day, renewed by the last use", 23 * hour, day, "fine"],
    ["of a life of 80 minutes, renewed by the last use", 20 * minute, 80 * minute, "fine"],
    ["of a life of 80 minutes, a moment more than a use leaves", 19 * minute, 80 * minute, "fine"],
    ["of a life of 80 minutes, not renewed", 19 * minute - 1, 80 * minute, "ending"],
    ["of an hour, which no use renews", 15 * minute, hour, "ending"],
    ["of which no lifetime is known", 1, undefined, "fine"],
    ["of which no lifetime is known, at its end", 0, undefined, "ended"],
  ] as const)
    it(`is ${stage}: ${what}`, () => assert.equal(stageOf(end(left, lifetime), now), stage));
});

describe("the server is asked when a session ends", () => {
  it("once it would be told of, and never when that is far", () => {
    assert.deepEqual(
      [2 * hour, 2 * hour + 1].map((left) => mayBeEnding(end(left, 8 * hour), now)),
      [true, false],
    );
    assert.deepEqual(
      [day, day + 1].map((left) => mayBeEnding(end(left), now)),
      [true, false],
    );
  });

  it("again after a twentieth of its life, half a minute at least and an hour at most", () => {
    assert.equal(answerCountsFor(end(0, 20 * minute)), minute);
    assert.equal(answerCountsFor(end(0, minute)), minute / 2);
    assert.equal(answerCountsFor(end(0, 7 * day)), hour);
    assert.equal(answerCountsFor(end(0)), 3 * minute);
  });
});

describe("what is said of a session changes", () => {
  for (const [what, left, lifetime, wait] of [
    ["when it comes to be told of", day + minute, 7 * day, minute],
    ["as hours do, from the moment when it is told of", day, 7 * day, hour / 4],
    ["within an hour while that is far", 5 * day, 7 * day, hour],
    ["every half minute while minutes are counted", 2 * hour - 1, day, minute / 2],
    ["every quarter of an hour while hours are", 2 * hour, day, hour / 4],
    ["at its end", 1_000, day, 1_000],
    ["every quarter of an hour once it is over", 0, day, hour / 4],
    ["within an hour where no lifetime is known", day + minute, undefined, hour],
  ] as const)
    it(what, () => assert.equal(changesIn(end(left, lifetime), now), wait));
});
