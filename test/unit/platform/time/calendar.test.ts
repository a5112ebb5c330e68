import assert from "node:assert/strict";
import fc from "fast-check";
import { distance, distanceInWords, trueFor } from "../../../../src/platform/time/calendar";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Zones with and without summer time, with halves of an hour, and on both sides of the date line. */
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

/** The day in a zone, as that zone's calendar names it. */
function calendarDay(zone: string, time: Date): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(time);
  return Date.parse(`${parts}T00:00:00Z`) / day;
}

describe("how far off a time is", () => {
  const ownZone = process.env["TZ"];
  const inZone = (zone: string) => (process.env["TZ"] = zone);
  afterEach(() => {
    if (ownZone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = ownZone;
  });
  const words = (time: number, now: string) =>
    distanceInWords("en", new Date(+new Date(now) + time), new Date(now));

  for (const [away, expected] of [
    [0, "now"],
    [-59 * second, "now"],
    [59 * second, "now"],
    [90 * second, "in 1 minute"],
    [59.3 * minute, "in 59 minutes"],
    [hour - second, "in 1 hour"],
    [23.5 * hour, "in 23 hours"],
    [day - second, "in 24 hours"],
    [day, "tomorrow"],
    [30 * hour, "tomorrow"],
    [35.9 * hour, "tomorrow"],
    [36.1 * hour, "in 2 days"],
    [40 * hour, "in 2 days"],
    [47 * hour, "in 2 days"],
    [-23 * hour, "23 hours ago"],
    [-day, "yesterday"],
    [-40 * hour, "2 days ago"],
    [7 * day - 30 * second, "in 7 days"],
    [12 * day, "in 12 days"],
    [20 * day, "in 20 days"],
    [-20 * day, "20 days ago"],
    [59 * day, "in 59 days"],
    [90 * day, "in 90 days"],
    [91 * day, "in 91 days"],
    [92 * day, "in 3 months"],
    [-150 * day, "4 months ago"],
    [364 * day, "in 11 months"],
    [365 * day, "in 12 months"],
    [730 * day, "in 23 months"],
    [731 * day, "in 2 years"],
    [-731 * day, "2 years ago"],
    [36_500 * day, "in 99 years"],
  ] as const) {
    it(`calls ${away / hour} hours from noon “${expected}”`, () => {
      inZone("UTC");
      assert.equal(words(away, "2026-11-24T12:00:00Z"), expected);
    });
  }

  for (const [zone, now, away, expected] of [
    // Late in the evening, a day and a little more is the day after tomorrow.
    ["Europe/Berlin", "2026-11-24T23:30:00+01:00", 24.6 * hour, "in 2 days"],
    ["Europe/Berlin", "2026-11-24T00:30:00+01:00", 47 * hour, "tomorrow"],
    // The last Sunday of October has 25 hours there, that of March 23.
    ["Europe/Berlin", "2026-10-25T00:10:00+02:00", 24 * hour, "in 24 hours"],
    ["Europe/Berlin", "2026-10-25T00:10:00+02:00", 25 * hour, "tomorrow"],
    ["Europe/Berlin", "2026-03-28T23:30:00+01:00", 24 * hour, "in 2 days"],
    ["Europe/Berlin", "2026-03-30T00:10:00+02:00", -24 * hour, "2 days ago"],
    // The same moment lies in other days elsewhere.
    ["Pacific/Kiritimati", "2026-11-24T20:00:00Z", 38.5 * hour, "in 2 days"],
    ["Pacific/Pago_Pago", "2026-11-24T20:00:00Z", 38.5 * hour, "tomorrow"],
    // Who was made on a leap day has a birthday in March.
    ["UTC", "2024-02-29T12:00:00Z", 730 * day, "in 23 months"],
    ["UTC", "2024-02-29T12:00:00Z", 731 * day, "in 2 years"],
  ] as const) {
    it(`calls ${away / hour} hours from ${now} in ${zone} “${expected}”`, () => {
      inZone(zone);
      assert.equal(words(away, now), expected);
    });
  }

  const moments = fc
    .date({
      min: new Date("2020-01-01T00:00:00Z"),
      max: new Date("2032-01-01T00:00:00Z"),
      noInvalidDate: true,
    })
    .chain((now) =>
      fc
        .oneof(
          fc.integer({ min: -3 * hour, max: 3 * hour }),
          fc.integer({ min: -3 * day, max: 3 * day }),
          fc.integer({ min: -900 * day, max: 900 * day }),
        )
        .map((away) => ({ now, time: new Date(+now + away) })),
    );
  const inAnyZone = (check: (zone: string, now: Date, time: Date) => void) => {
    for (const zone of zones) {
      inZone(zone);
      fc.assert(
        fc.property(moments, ({ now, time }) => check(zone, now, time)),
        { numRuns: 300 },
      );
    }
  };

  it("says tomorrow and yesterday only of the next and the last day of the person's calendar, whole days of no other number", () => {
    inAnyZone((zone, now, time) => {
      const found = distance(time, now);
      if (found.unit !== "day") return;
      assert.equal(found.count, calendarDay(zone, time) - calendarDay(zone, now));
      const said = distanceInWords("en", time, now);
      assert.equal(said === "tomorrow", found.count === 1, said);
      assert.equal(said === "yesterday", found.count === -1, said);
    });
  });

  it("never says a number without its unit fitting: hours below a day, minutes below an hour", () => {
    inAnyZone((_, now, time) => {
      const found = distance(time, now);
      const away = Math.abs(+time - +now);
      if (found.unit === "now") assert.ok(away < minute);
      if (found.unit === "minute")
        assert.ok(Math.abs(away - Math.abs(found.count) * minute) < minute && away < hour);
      // The day on which clocks are set back is longer.
      if (found.unit === "hour")
        assert.ok(Math.abs(away - Math.abs(found.count) * hour) < hour && away < 25 * hour);
      if (found.unit === "day") assert.ok(away >= day);
      if (found.unit === "day") assert.ok(away < 93 * day);
      if (found.unit === "month") assert.ok(away >= 88 * day && away < 732 * day);
      if (found.unit === "year") assert.ok(away >= 729 * day);
      if (found.unit !== "now") assert.equal(found.count > 0, time > now);
    });
  });

  it("stays true exactly as long as it says", () => {
    inAnyZone((_, now, time) => {
      const lasts = trueFor(time, now);
      assert.ok(lasts > 0);
      const before = distance(time, now);
      for (const share of [0, 0.3, 0.99]) {
        const later = new Date(+now + Math.floor((lasts - 1) * share));
        assert.deepEqual(distance(time, later), before, `${later.toISOString()} ${lasts}`);
      }
      const after = new Date(+now + lasts);
      const isThere = +after === +time;
      const isMidnight =
        after.getHours() + after.getMinutes() + after.getSeconds() + after.getMilliseconds() === 0;
      if (isThere || isMidnight) return;
      assert.notDeepEqual(distance(time, after), before, `${after.toISOString()} ${lasts}`);
    });
  });

  it("speaks the language of the person", () => {
    inZone("UTC");
    const now = new Date("2026-11-24T12:00:00Z");
    assert.equal(distanceInWords("de", new Date(+now + 40 * hour), now), "in 2 Tagen");
    assert.equal(distanceInWords("de", new Date(+now + 30 * hour), now), "morgen");
  });
});
