import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Cancelled } from "../../../src/platform/errors";
import { type Progress, withLateProgress } from "../../../src/platform/lateProgress";
import { host, useVscode } from "../../support/vscode/host";

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
    const done = withLateProgress("Looking…", () => work);
    finish("found");
    assert.equal(await done, "found");
    const failed = withLateProgress("Looking…", () => Promise.reject(new Error("no answer")));
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
    const done = withLateProgress("Looking for [x](command:evil)…", () => work);
    waits[0]?.pass();
    await settled();
    const [progress] = host.progress;
    assert.equal(progress?.options.location, vscode.ProgressLocation.Notification);
    assert.ok(!progress.options.title?.includes("]("));
    assert.equal(progress.isOver, false);
    finish("found");
    assert.equal(await done, "found");
    await settled();
    assert.equal(progress.isOver, true);
  });

  it("says there how far it is, and what was done before it was shown", async () => {
    let report: Progress["report"] | undefined;
    const done = withLateProgress("Expiring…", (_, progress) => {
      ({ report } = progress);
      return work;
    });
    report?.("1 of 4", 0.25);
    waits[0]?.pass();
    await settled();
    report?.("3 of 4", 0.5);
    assert.deepEqual(host.progress[0]?.reports, [
      { message: "1 of 4", increment: 25 },
      { message: "3 of 4", increment: 50 },
    ]);
    finish("expired");
    await done;
  });

  it("can be cancelled there, and its failure then is the person's wish", async () => {
    const done = withLateProgress("Looking…", (signal) => {
      signal.addEventListener("abort", () => fail(new Error("stopped")));
      return work;
    });
    waits[0]?.pass();
    await settled();
    const [progress] = host.progress;
    assert.equal(progress?.options.cancellable, true);
    progress.cancel();
    await assert.rejects(done, Cancelled);
    await settled();
    assert.equal(progress.isOver, true);
  });

  it("has no button to cancel where it has to go on, and fails as itself", async () => {
    const done = withLateProgress("Creating…", () => work, { cancellable: false });
    waits[0]?.pass();
    await settled();
    const [progress] = host.progress;
    assert.equal(progress?.options.cancellable, false);
    fail(new Error("no answer"));
    await assert.rejects(done, /no answer/);
  });
});
