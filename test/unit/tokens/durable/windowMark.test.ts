import assert from "node:assert/strict";
import os from "node:os";
import { mayBeAtWork, thisWindow } from "../../../../src/tokens/durable/windowMark";

const now = Date.parse("2026-11-27T12:00:00Z");
const half = 30 * 60_000;
/** No process has this id. */
const dead = 4_194_300;

describe("a window that began some work", () => {
  const kill = process.kill.bind(process);
  afterEach(() => {
    process.kill = kill;
  });

  it("may be at it for half an hour, as long as its process lives", () => {
    assert.equal(mayBeAtWork(thisWindow(), now - half, now), true);
    assert.equal(mayBeAtWork(thisWindow(), now - half - 1, now), false);
    assert.equal(mayBeAtWork({ machine: os.hostname(), process: dead }, now, now), false);
  });

  it("may be at it on another machine, of whose processes nobody knows", () => {
    const mark = { machine: `not ${os.hostname()}`, process: dead };
    assert.equal(mayBeAtWork(mark, now - half, now), true);
    assert.equal(mayBeAtWork(mark, now - half - 1, now), false);
  });

  it("lives though it is somebody else's", () => {
    for (const [code, isAlive] of [
      ["EPERM", true],
      ["ESRCH", false],
    ] as const) {
      process.kill = () => {
        throw Object.assign(new Error(code), { code });
      };
      assert.equal(mayBeAtWork(thisWindow(), now, now), isAlive);
    }
  });
});
