import assert from "node:assert/strict";
import { showLog } from "../../../../src/commands/general/showLog";
import { memoryLog } from "../../../support/memory";

describe("the command that opens the log", () => {
  it("opens it, and writes nothing into it", () => {
    let shown = 0;
    const log = { ...memoryLog(), show: () => void (shown += 1) };
    showLog({ log });
    assert.equal(shown, 1);
    assert.deepEqual(log.lines, []);
  });
});
