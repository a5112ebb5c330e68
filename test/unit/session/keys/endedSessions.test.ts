import assert from "node:assert/strict";
import { Secret } from "../../../../src/core/token/secret";
import { EndedSessions } from "../../../../src/session/keys/endedSessions";
import { MemoryMemento } from "../../../support/memory";

const keyOf = (index: number) => `${String(index).padStart(10, "k")}-${"s".repeat(22)}`;

describe("sessions that were left", () => {
  let memory: MemoryMemento;
  let ended: EndedSessions;

  beforeEach(() => {
    memory = new MemoryMemento();
    ended = new EndedSessions(memory);
  });

  it("are known by a digest, to every window", async () => {
    await ended.add(new Secret(keyOf(1)));
    assert.ok(new EndedSessions(memory).has(new Secret(keyOf(1))));
    assert.ok(!ended.has(new Secret(keyOf(2))));
    assert.ok(!JSON.stringify(memory.get("endedSessions")).includes(keyOf(1).slice(0, 10)));
  });

  it("are the last twenty, each once", async () => {
    await ended.add(new Secret(keyOf(0)));
    for (let index = 0; index < 20; index += 1) await ended.add(new Secret(keyOf(index)));
    assert.ok(ended.has(new Secret(keyOf(0))));
    await ended.add(new Secret(keyOf(20)));
    assert.ok(
      !ended.has(new Secret(keyOf(0))) && ended.has(new Secret(keyOf(1))) && ended.has(new Secret(keyOf(20))),
    );
  });

  it("are known by the ids of their keys, which are enough to end them", async () => {
    await ended.add(new Secret(keyOf(1)));
    assert.ok(ended.has(new Secret(`${keyOf(1).slice(0, 11)}${"t".repeat(22)}`)));
    await ended.add(new Secret("no key at all"));
    assert.ok(ended.has(new Secret("no key at all")) && !ended.has(new Secret("no key either")));
  });

  it("are written down once, and only when that changes something", async () => {
    await ended.add(new Secret(keyOf(1)));
    await ended.add(new Secret(keyOf(2)));
    await ended.add(new Secret(keyOf(1)));
    assert.equal(memory.get<unknown[]>("endedSessions").length, 2);
    let writes = 0;
    const update = memory.update.bind(memory);
    memory.update = (name, value) => {
      writes += 1;
      return update(name, value);
    };
    await ended.remove(new Secret(keyOf(3)));
    assert.equal(writes, 0);
  });

  it("may come back, and leave nothing when they do", async () => {
    await ended.add(new Secret(keyOf(1)));
    await ended.add(new Secret(keyOf(2)));
    await ended.remove(new Secret(keyOf(3)));
    await ended.remove(new Secret(keyOf(1)));
    assert.ok(!ended.has(new Secret(keyOf(1))) && ended.has(new Secret(keyOf(2))));
    await ended.remove(new Secret(keyOf(2)));
    assert.deepEqual(memory.keys(), []);
  });

  it("are none where something else was stored", async () => {
    await memory.update("endedSessions", "text");
    assert.ok(!ended.has(new Secret(keyOf(1))));
    await ended.add(new Secret(keyOf(1)));
    assert.ok(ended.has(new Secret(keyOf(1))));
  });
});
