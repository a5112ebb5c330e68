import assert from "node:assert/strict";
import { awaitWork } from "../../../src/tokens/awaitWork";

describe("waiting for something to do", () => {
  const { setTimeout: real } = globalThis;
  let due: { run: () => void; wait: number }[];
  beforeEach(() => {
    due = [];
    globalThis.setTimeout = ((run: () => void, wait: number) => {
      due.push({ run, wait });
      return { unref: () => undefined, [Symbol.toPrimitive]: () => 0 };
    }) as never;
  });
  afterEach(() => {
    globalThis.setTimeout = real;
  });
  const next = () => due.shift()?.run();

  it("looks some seconds after the start, then every minute, and begins once", () => {
    let isThere = false;
    let begun = 0;
    awaitWork(
      () => isThere,
      () => (begun += 1),
    );
    assert.deepEqual(
      due.map(({ wait }) => wait),
      [5_000],
    );
    next();
    assert.deepEqual(
      due.map(({ wait }) => wait),
      [60_000],
    );
    isThere = true;
    next();
    assert.deepEqual([begun, due], [1, []]);
  });
});
