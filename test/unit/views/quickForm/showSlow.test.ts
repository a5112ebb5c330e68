import assert from "node:assert/strict";
import * as vscode from "vscode";
import { showSlow } from "../../../../src/views/quickForm/showSlow";
import { host, useVscode } from "../../../support/vscode/host";

describe("work that may be slow", () => {
  useVscode();
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
  /** The time that passes before somebody is told, in ms, and that it has passed. */
  let waits: { readonly ms: number; readonly pass: () => void; isOver: boolean }[];
  let finish: (result: string) => void;
  let fail: (error: Error) => void;
  let work: Promise<string>;

  beforeEach(() => {
    waits = [];
    work = new Promise((resolve, reject) => ([finish, fail] = [resolve, reject]));
    globalThis.setTimeout = ((pass: () => void, ms: number) => {
      const wait = { ms, pass, isOver: false };
      waits.push(wait);
      return wait;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((wait: { isOver: boolean }) => {
      wait.isOver = true;
    }) as unknown as typeof clearTimeout;
  });
  afterEach(() => {
    globalThis.setTimeout = realSetTimeout;
    globalThis.clearTimeout = realClearTimeout;
  });
  const settled = () => new Promise(setImmediate);

  it("is not spoken of while it takes less than a second, whether it ends well or not", async () => {
    const done = showSlow("Looking…", work);
    finish("found");
    assert.equal(await done, "found");
    const failed = showSlow("Looking…", Promise.reject(new Error("no answer")));
    await assert.rejects(failed, /no answer/);
    assert.deepEqual(host.progress, []);
    assert.deepEqual(
      waits.map(({ ms, isOver }) => [ms, isOver]),
      [
        [1_000, true],
        [1_000, true],
      ],
    );
  });

  it("has a notification after that, made harmless, for as long as it lasts", async () => {
    const done = showSlow("Looking for [x](command:evil)…", work);
    waits[0]?.pass();
    await settled();
    const [progress] = host.progress;
    assert.equal(progress?.options.location, vscode.ProgressLocation.Notification);
    assert.equal(progress.options.cancellable, false);
    assert.ok(!progress.options.title?.includes("]("));
    assert.equal(progress.isOver, false);
    finish("found");
    assert.equal(await done, "found");
    assert.equal(progress.isOver, true);
  });

  it("can be stopped there, and then fails as it does by itself", async () => {
    const done = showSlow("Looking…", work, () => fail(new Error("stopped")));
    waits[0]?.pass();
    await settled();
    const [progress] = host.progress;
    assert.equal(progress?.options.cancellable, true);
    progress.cancel();
    await assert.rejects(done, /stopped/);
    assert.equal(progress.isOver, true);
  });
});
