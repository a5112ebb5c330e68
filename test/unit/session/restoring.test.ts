import assert from "node:assert/strict";
import { Restoring } from "../../../src/session/restoring";
import { until } from "../../host/until";

describe("reading what is stored at the start", () => {
  let results: (Error | undefined)[];
  let reads: number;
  let changes: unknown[];
  let restoring: Restoring;

  const open = (waits: number[]) => {
    reads = 0;
    changes = [];
    restoring = new Restoring(() => {
      reads += 1;
      const result = results.shift();
      return result ? Promise.reject(result) : Promise.resolve();
    }, waits);
    restoring.onDidChange(() => changes.push(restoring.fault));
  };
  const locked = new Error("locked");
  const stillLocked = new Error("still locked");
  afterEach(() => restoring.dispose());

  it("is done once when it works, and is no news", async () => {
    results = [];
    open([0]);
    await restoring.run();
    restoring.tryNow();
    assert.deepEqual([reads, changes, restoring.fault], [1, [], undefined]);
  });

  it("is done again by itself until it works, and tells when that changes", async () => {
    results = [locked, stillLocked];
    open([1, 2]);
    await assert.rejects(restoring.run(), locked);
    assert.equal(restoring.fault, locked);
    await until(
      () => (restoring.fault === undefined ? true : undefined),
      () => "It was not read again.",
    );
    assert.equal(reads, 3);
    assert.deepEqual(changes, [locked, stillLocked, undefined]);
  });

  it("goes on at the last pace however often it fails", async () => {
    results = Array.from({ length: 6 }, () => locked);
    open([1]);
    await assert.rejects(restoring.run());
    await until(
      () => (restoring.fault === undefined ? true : undefined),
      () => "It was not read again.",
    );
    assert.equal(reads, 7);
    assert.deepEqual(changes, [locked, undefined]);
  });

  it("is done at once when there is reason to, and waits for its time no more", async () => {
    results = [locked];
    open([50]);
    await assert.rejects(restoring.run());
    restoring.tryNow();
    await until(
      () => (restoring.fault === undefined ? true : undefined),
      () => "It was not read again.",
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(reads, 2);
  });

  it("ends with its window", async () => {
    results = [locked];
    open([1]);
    const running = restoring.run();
    restoring.dispose();
    await assert.rejects(running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(reads, 1);
  });

  it("ends with its window while it waits", async () => {
    results = [locked];
    open([10]);
    await assert.rejects(restoring.run());
    restoring.dispose();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(reads, 1);
  });
});
