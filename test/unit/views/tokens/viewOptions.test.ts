import assert from "node:assert/strict";
import { recallOptions, rememberOptions, usualOptions } from "../../../../src/views/tokens/viewOptions";
import { MemoryMemento } from "../../../support/memory";

describe("what the person chose about the view", () => {
  it("outlives the window, but a filter that would hide tokens does not", async () => {
    const memory = new MemoryMemento();
    await rememberOptions(memory, { isGrouped: false, sort: "name", filter: "ci", showsExpired: true });
    assert.deepEqual(recallOptions(memory), { ...usualOptions, isGrouped: false, sort: "name" });
  });

  for (const spoilt of [
    undefined,
    "grouped",
    { isGrouped: 1, sort: "name" },
    { isGrouped: true, sort: "colour" },
  ]) {
    it(`is as usual when ${JSON.stringify(spoilt)} was kept`, async () => {
      const memory = new MemoryMemento();
      await memory.update("tokensView", spoilt);
      assert.deepEqual(recallOptions(memory), usualOptions);
    });
  }
});
