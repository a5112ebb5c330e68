import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import type { Memento } from "vscode";
import { OrderedMemento } from "../../../src/platform/orderedMemento";

/** Behaves as VS Code's own: each change is answered, when the test says so, with the whole state as it was sent. */
class AnsweringMemento implements Memento {
  values: Record<string, unknown> = {};
  stored: Record<string, unknown> = {};
  failing = false;
  private readonly answers: (() => void)[] = [];

  keys(): readonly string[] {
    return Object.keys(this.values).filter((key) => this.values[key] !== undefined);
  }

  get<T>(key: string, fallback?: T): T {
    return (this.values[key] ?? fallback) as T;
  }

  update(key: string, value: unknown): Promise<void> {
    if (this.failing) return Promise.reject(new Error("The disk is full."));
    this.values[key] = value;
    const sent = structuredClone(this.values);
    this.stored = sent;
    return new Promise((resolve) => {
      this.answers.push(() => {
        this.values = structuredClone(sent);
        resolve();
      });
    });
  }

  /** Gives the oldest answers, one after the other. */
  async answer(count: number): Promise<void> {
    for (let given = 0; given < count; given += 1) {
      await turn();
      this.answers.shift()?.();
    }
    await turn();
  }
}

/** Makes a third change between the answers to the first and the second. */
async function changeInARow(memento: Memento, { answer }: { answer: (count: number) => Promise<void> }) {
  const changes = [memento.update("first", 1), memento.update("second", 2)];
  await answer(1);
  changes.push(memento.update("third", 3));
  await answer(3);
  await Promise.all(changes);
}

describe("the ordered global state", () => {
  it("keeps every change, where VS Code's own loses one", async () => {
    const bare = new AnsweringMemento();
    await changeInARow(bare, { answer: (count) => bare.answer(count) });
    assert.deepEqual(bare.stored, { first: 1, third: 3 });
    const memory = new AnsweringMemento();
    await changeInARow(new OrderedMemento(memory), { answer: (count) => memory.answer(count) });
    assert.deepEqual(memory.stored, { first: 1, second: 2, third: 3 });
  });

  it("reads what waits as if it were written", async () => {
    const memory = new AnsweringMemento();
    const memento = new OrderedMemento(memory);
    const changes = [
      memento.update("old", 1),
      memento.update("new", { a: 1 }),
      memento.update("old", undefined),
    ];
    for (const check of ["waiting", "written"]) {
      assert.deepEqual(memento.keys(), ["new"], check);
      assert.deepEqual(memento.get("new"), { a: 1 }, check);
      assert.equal(memento.get("old", "nothing"), "nothing", check);
      await memory.answer(3);
    }
    await Promise.all(changes);
  });

  it("goes on after a change that could not be written, which is told to who made it", async () => {
    const memory = new AnsweringMemento();
    const memento = new OrderedMemento(memory);
    memory.failing = true;
    await assert.rejects(memento.update("lost", 1), /disk is full/);
    memory.failing = false;
    const kept = memento.update("kept", 2);
    await memory.answer(1);
    await kept;
    assert.deepEqual([memento.get("lost"), memento.get("kept")], [undefined, 2]);
  });
});
