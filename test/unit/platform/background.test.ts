import assert from "node:assert/strict";
import { inBackground, quietly, watchBackground } from "../../../src/platform/background";
import { Cancelled, ErrorDoor } from "../../../src/platform/errors";
import { openLog } from "../../../src/platform/log";
import { host, useVscode } from "../../support/vscode/host";

const failure = new Error("It broke.");
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("work that nobody waits for", () => {
  useVscode();
  beforeEach(() => watchBackground(new ErrorDoor(openLog()).watch));

  const fails: readonly (readonly [how: string, work: Parameters<typeof quietly>[1]])[] = [
    ["later", Promise.reject(failure)],
    ["when it is begun", () => Promise.reject(failure)],
    [
      "before it is begun",
      () => {
        throw failure;
      },
    ],
  ];
  for (const [, work] of fails) if (typeof work !== "function") work.then(undefined, () => undefined);

  for (const [how, work] of fails) {
    it(`is shown and noted when the person waits and it fails ${how}`, async () => {
      inBackground("Trying", work);
      await settled();
      assert.equal(host.shown.length, 1);
      assert.match(host.logLines[0] ?? "", /^error Trying: Error: It broke\./);
    });

    it(`is noted when nobody misses it and it fails ${how}`, async () => {
      quietly("Trying", work);
      await settled();
      assert.deepEqual(host.shown, []);
      assert.match(host.logLines[0] ?? "", /^error Trying: Error: It broke\./);
    });
  }

  it("says nothing when it was cancelled, or succeeds", async () => {
    for (const begin of [inBackground, quietly]) {
      begin("Trying", Promise.reject(new Cancelled()));
      begin("Trying", Promise.resolve());
    }
    await settled();
    assert.deepEqual([host.shown, host.logLines], [[], []]);
  });

  it("is begun at once", () => {
    let isBegun = false;
    quietly("Trying", () => {
      isBegun = true;
      return Promise.resolve();
    });
    assert.ok(isBegun);
  });

  it("is forgotten when VS Code closes its log first", async () => {
    const closed = (): void => {
      throw new Error("Channel has been closed");
    };
    watchBackground({ show: closed, note: closed });
    inBackground("Trying", Promise.reject(failure));
    quietly("Trying", Promise.reject(failure));
    await settled();
  });

  it("goes through the door of errors where there is one", async () => {
    new ErrorDoor(openLog()).inBackground("Trying", () => Promise.reject(failure));
    await settled();
    assert.equal(host.shown.length, 1);
    assert.equal(host.logLines.length, 1);
  });
});
