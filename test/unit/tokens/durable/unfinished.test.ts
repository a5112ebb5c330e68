import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { heldKey, mayHaveUnfinishedWork, openTerminalsKey } from "../../../../src/tokens/durable/unfinished";
import { MemoryMemento } from "../../../support/memory";

describe("work that may be left to do at a start", () => {
  let storage: string;
  let memory: MemoryMemento;
  beforeEach(() => {
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-unfinished-"));
    memory = new MemoryMemento();
  });
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  const write = (folder: string, name: string) => {
    mkdirSync(path.join(storage, folder), { recursive: true });
    writeFileSync(path.join(storage, folder, name), "{}");
  };
  const ofFolder = new MemoryMemento();
  const mayHave = () => mayHaveUnfinishedWork(storage, memory, ofFolder);

  it("is none where nothing was ever written, or the folder is not there", () => {
    assert.equal(mayHave(), false);
    rmSync(storage, { recursive: true });
    assert.equal(mayHave(), false);
  });

  for (const folder of ["intents", "sealed", "retirements"]) {
    for (const name of ["a.json", "a.1.taken"]) {
      it(`is there with ${folder}/${name}, whatever else is beside it`, () => {
        write(folder, "a.json.1.tmp");
        assert.equal(mayHave(), false);
        write(folder, name);
        assert.equal(mayHave(), true);
      });
    }
  }

  it("is none for what is kept without anything to do", () => {
    write("proofs", "a.json");
    assert.equal(mayHave(), false);
  });

  it("is there while a secret is on the clipboard", async () => {
    await memory.update(heldKey, "digest");
    assert.equal(mayHave(), true);
  });

  it("is there while a terminal in a workspace was open in the window", async () => {
    await ofFolder.update(openTerminalsKey, {});
    assert.equal(mayHave(), true);
    await ofFolder.update(openTerminalsKey, undefined);
    assert.equal(mayHave(), false);
  });
});
