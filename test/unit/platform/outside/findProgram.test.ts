import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findProgram } from "../../../../src/platform/outside/findProgram";

describe("a program on PATH", () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(path.join(os.tmpdir(), "coder-access-programs-"))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const folder = (name: string, file: string | undefined, mode = 0o700) => {
    const made = path.join(root, name);
    mkdirSync(made);
    if (file !== undefined) {
      writeFileSync(path.join(made, file), "");
      chmodSync(path.join(made, file), mode);
    }
    return made;
  };
  const find = (...folders: string[]) => findProgram("coder", { PATH: folders.join(":") }, "linux");

  it("is the first that can be run", async () => {
    const [none, text, first, second] = [
      folder("none", undefined),
      folder("text", "coder", 0o600),
      folder("first", "coder"),
      folder("second", "coder"),
    ];
    mkdirSync(path.join(none, "coder"));
    assert.equal(await find("/not-there", none, text, first, second), path.join(first, "coder"));
    assert.equal(await find(none), undefined);
  });

  it("is never one that depends on the folder we are in", async () => {
    const made = folder("here", "coder");
    assert.equal(await find(path.relative(process.cwd(), made), ".", ""), undefined);
  });

  it("is an .exe on Windows, where no script runs without a shell", async () => {
    const script = folder("script", "coder.cmd");
    const program = folder("program", "coder.exe");
    const found = await findProgram("coder", { Path: [script, program].join(";") }, "win32");
    assert.equal(found, path.join(program, "coder.exe"));
    assert.equal(await findProgram("coder", { Path: script }, "win32"), undefined);
  });

  it("is nowhere without PATH", async () => {
    assert.equal(await findProgram("coder", {}, "linux"), undefined);
  });
});
