import assert from "node:assert/strict";
import fc from "fast-check";
import { deadlineFault, extensionsOf, readDeadline } from "../../../../src/workspaces/builds/deadlines";
import { noon } from "../workspaceSupport";

const minute = 60_000;
const hour = 60 * minute;
const at = (ms: number) => new Date(+noon + ms);

describe("until when a workspace can run", () => {
  it("offers one, two and four hours more, and as long as possible where there is an end to that", () => {
    const offered = (maxDeadline: Date | undefined) =>
      extensionsOf({ deadline: at(hour), maxDeadline }, noon).map(({ hours, deadline }) => [
        hours,
        +deadline,
      ]);
    assert.deepEqual(offered(undefined), [
      [1, +at(2 * hour)],
      [2, +at(3 * hour)],
      [4, +at(5 * hour)],
    ]);
    assert.deepEqual(offered(at(2.5 * hour)), [
      [1, +at(2 * hour)],
      [undefined, +at(2.5 * hour)],
    ]);
    assert.deepEqual(offered(at(3 * hour)).at(-1), [2, +at(3 * hour)]);
    assert.deepEqual(offered(at(hour)), []);
    assert.deepEqual(extensionsOf({ deadline: undefined, maxDeadline: undefined }, noon), []);
  });

  it("offers nothing that the server would refuse", () => {
    const time = fc.integer({ min: -5 * hour, max: 50 * hour }).map(at);
    fc.assert(
      fc.property(time, fc.option(time, { nil: undefined }), (deadline, maxDeadline) => {
        for (const { deadline: later } of extensionsOf({ deadline, maxDeadline }, noon)) {
          assert.ok(later > deadline);
          assert.ok(+later >= +noon + 30 * minute);
          assert.ok(maxDeadline === undefined || later <= maxDeadline);
        }
      }),
    );
  });

  it("takes no time nearer than half an hour, nor later than the template allows", () => {
    const fault = (ms: number) => deadlineFault(at(ms), { maxDeadline: at(8 * hour) }, noon)?.kind;
    assert.equal(fault(30 * minute), "tooNear");
    assert.equal(fault(31 * minute), undefined);
    assert.equal(fault(8 * hour), undefined);
    assert.equal(fault(8 * hour + 1), "tooLate");
    assert.equal(deadlineFault(at(9_999 * hour), { maxDeadline: undefined }, noon), undefined);
  });

  it("reads a time of day as the next one, and a date with one", () => {
    const local = (...given: [number, number, number, number, number]) => new Date(...given);
    const now = local(2026, 10, 27, 12, 0);
    assert.deepEqual(readDeadline("18:30", now), local(2026, 10, 27, 18, 30));
    assert.deepEqual(readDeadline(" 9:05 ", now), local(2026, 10, 28, 9, 5));
    assert.deepEqual(readDeadline("12:00", now), local(2026, 10, 28, 12, 0));
    assert.deepEqual(readDeadline("2026-12-31 23:59", now), local(2026, 11, 31, 23, 59));
    for (const none of ["", "24:00", "18:60", "18", "2026-02-30 12:00", "tomorrow", "18:30pm"])
      assert.equal(readDeadline(none, now), undefined, none);
  });
});
