import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gitTracking } from "../../../src/tokens/file/gitTracking";

describe("whether git would track a file", () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "ignore" });

  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-git-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is no question outside a repository", async () => {
    assert.equal(await gitTracking(at(".env")), "safe");
  });

  it("is yes for a file that is added, and for a new one that nothing ignores", async () => {
    git("init");
    assert.equal(await gitTracking(at("new/.env")), "tracked");
    writeFileSync(at(".env"), "");
    git("add", ".env");
    writeFileSync(at(".gitignore"), ".env\n");
    assert.equal(await gitTracking(at(".env")), "tracked", "being ignored does not help what is tracked");
  });

  it("is no for what is ignored", async () => {
    git("init");
    writeFileSync(at(".gitignore"), ".env\n");
    assert.equal(await gitTracking(at(".env")), "safe");
  });

  it("is not known where git cannot or may not be asked", async () => {
    git("init");
    assert.equal(await gitTracking(at(".env"), { program: at("no-git-here") }), "unknown");
    assert.equal(await gitTracking(at(".env"), { mayRun: false }), "unknown");
  });

  it("runs no program that the repository names", async function () {
    if (process.platform === "win32") this.skip();
    git("init");
    writeFileSync(at("monitor.sh"), `#!/bin/sh\ntouch "${at("was-run")}"\n`, { mode: 0o755 });
    git("config", "core.fsmonitor", at("monitor.sh"));
    assert.equal(await gitTracking(at(".env")), "tracked");
    assert.ok(!existsSync(at("was-run")));
    git("status");
    assert.ok(existsSync(at("was-run")), "git runs it otherwise, so that the test can fail");
  });
});
