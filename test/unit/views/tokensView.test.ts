import assert from "node:assert/strict";
import { Endings } from "../../../src/views/tokens/endings";
import { recallOptions, rememberOptions, usualOptions } from "../../../src/views/tokens/viewOptions";
import { MemoryMemento } from "../../support/memory";
import { audit, token } from "../tokens/auditSupport";

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

describe("the warning before a token ends", () => {
  const tokens = audit([token("fine"), token("soon", { age: 29 }), token("over", { age: 40 })]);
  const told = (endings: Endings) => endings.toTell(tokens).map(({ key }) => key.name);

  it("names only tokens that end soon, and stays for as long as the window is open", () => {
    const endings = new Endings(new MemoryMemento());
    assert.deepEqual(told(endings), ["soon"]);
    assert.deepEqual(told(endings), ["soon"]);
  });

  it("comes once per token: not again in a later window", () => {
    const memory = new MemoryMemento();
    assert.deepEqual(told(new Endings(memory)), ["soon"]);
    const later = new Endings(memory);
    assert.deepEqual(told(later), []);
    const another = audit([token("soon", { age: 29 }), token("next", { age: 29 })]);
    assert.deepEqual(
      later.toTell(another).map(({ key }) => key.name),
      ["next"],
    );
  });

  it("does not grow VS Code's storage without end", () => {
    const memory = new MemoryMemento();
    const many = audit(
      Array.from({ length: 600 }, (_, index) => ({ ...token("soon", { age: 29 }), id: `token${index}` })),
    );
    new Endings(memory).toTell(many);
    assert.equal(memory.get<string[]>("toldEndings").length, 500);
  });
});
