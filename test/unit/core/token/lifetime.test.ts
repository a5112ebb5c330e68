import assert from "node:assert/strict";
import fc from "fast-check";
import { formatLifetime, type LifetimeContext, parseLifetime } from "../../../../src/core";
import { runs } from "../arbitraries";

const minute = 60;
const hour = 3600;
const day = 86_400;
const now = new Date("2026-11-27T12:00:00.500Z");

function read(text: string, context?: LifetimeContext): number | string {
  const result = parseLifetime(text, context);
  return result.ok ? result.value : result.error;
}

describe("parseLifetime", () => {
  it("reads what people write for a duration", () => {
    const written: readonly (readonly [text: string, seconds: number])[] = [
      ["90 days", 90 * day],
      ["7 days", 7 * day],
      ["7D", 7 * day],
      ["1w", 7 * day],
      ["2 weeks", 14 * day],
      ["1 Week", 7 * day],
      ["1d 12h", 36 * hour],
      ["1 day, 12 hours and 5 min", 36 * hour + 5 * minute],
      ["1 day and 1 hour", 25 * hour],
      ["  30d ", 30 * day],
      ["1\u00a0year", 365 * day],
      ["2 yrs", 730 * day],
      ["1m", minute],
      ["90 Minutes", 90 * minute],
      ["12 hrs", 12 * hour],
      ["45 secs", 45],
      ["-2 weeks", -14 * day],
      ["5\u00b5s", 5e-6],
      ["5\u03bcs", 5e-6],
      ["250ms", 0.25],
      ["-5ms", -0.005],
    ];
    for (const [text, seconds] of written) assert.equal(read(text), seconds, text);
  });

  it("refuses months with the reason, and keeps the minute", () => {
    for (const text of ["1mo", "3 months", "1M", "2 Mos", "1y 1mo", "6MO", "1 mth"])
      assert.match(String(read(text)), /^Months differ in length\./, text);

    assert.equal(read("1 m"), minute);
  });

  it("asks for a unit where there is none", () => {
    assert.equal(read("30"), '"30" has no unit. Enter 30d for days or 30h for hours.');
  });

  it("refuses whole what it understands in part, and says how to write one", () => {
    for (const text of ["1d5", "7 moons", "d7", "1.5h", "7 days!", "tomorrow", "1d-12h", "∞", "7 7 days"])
      assert.match(String(read(text)), /isn't a valid duration\. For example, enter/, text);

    for (const text of ["", "  ", "\n"]) assert.match(String(read(text)), /^Enter a lifetime/);
  });

  it("reads a date as the end of that day in the person's zone", () => {
    const until = (date: string, timeZone: string): string => {
      const seconds = read(date, { now, timeZone });
      assert.equal(typeof seconds, "number", String(seconds));
      return new Date(Math.floor(now.getTime() / 1000) * 1000 + (Number(seconds) + 1) * 1000).toISOString();
    };
    // One second is lost where `now` stands in the middle of one.
    assert.equal(until("2026-12-31", "UTC"), "2026-12-31T23:59:59.000Z");
    assert.equal(until("2026-12-31", "Europe/Berlin"), "2026-12-31T22:59:59.000Z");
    assert.equal(until("2026-12-31", "America/New_York"), "2027-01-01T04:59:59.000Z");
    assert.equal(until("2026-12-31", "Asia/Kolkata"), "2026-12-31T18:29:59.000Z");
    assert.equal(until("2026-12-31", "Pacific/Kiritimati"), "2026-12-31T09:59:59.000Z");
    assert.equal(until("2026-11-27", "Etc/GMT+12"), "2026-11-28T11:59:59.000Z");
    assert.equal(until("2027-3-1", "UTC"), "2027-03-01T23:59:59.000Z");
    // Clocks go forward at midnight there, so that the day before ends with an hour that does not exist.
    assert.equal(until("2027-09-04", "America/Santiago"), "2027-09-05T03:59:59.000Z");
    assert.equal(until("2027-10-31", "Europe/Berlin"), "2027-10-31T22:59:59.000Z");
  });

  it("refuses a date that is over or does not exist, and any without a calendar to read it by", () => {
    const context = { now, timeZone: "UTC" };
    assert.match(String(read("2026-11-26", context)), /^2026-11-26 is in the past\./);
    assert.equal(typeof read("2026-11-27", context), "number");
    const lastSecond = (time: string) =>
      read("2026-11-27", { ...context, now: new Date(`2026-11-27T${time}Z`) });
    assert.equal(lastSecond("23:59:58.000"), 1);
    assert.match(String(lastSecond("23:59:58.001")), /is in the past/);
    for (const date of ["2027-02-29", "2026-13-01", "2026-00-10", "2026-11-31"])
      assert.match(String(read(date, context)), /isn't a valid date\.$/, date);

    assert.match(String(read("9999-12-31", context)), /292 years/);
    assert.match(String(read("2026-12-31")), /isn't a valid duration/);
    for (const text of ["31.12.2026", "12/31/2026"])
      assert.match(String(read(text, context)), /or 2026-12-31\.$/, text);
  });

  it("knows as long as allowed where the deployment's maximum is known", () => {
    const context = { now, timeZone: "UTC" };
    for (const text of ["as long as allowed", "As long as is allowed", "max", "Maximum"]) {
      assert.equal(read(text, { ...context, maximumSeconds: 604_800 }), 604_800);
      assert.match(String(read(text, context)), /isn't known/);
      assert.match(String(read(text)), /isn't a valid duration/);
    }
  });

  it("reads any text within a moment, and writes back what it read", () => {
    const unit = fc.constantFrom(...Array.from("0123456789 ,dhmswyDM-andmo"), "days", "weeks", " and ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const result = parseLifetime(text, { now, timeZone: "UTC", maximumSeconds: 604_800 });
        if (result.ok) assert.deepEqual(parseLifetime(formatLifetime(result.value)), result);
        else assert.notEqual(result.error, "");
      }),
      { numRuns: runs },
    );
  });
});
