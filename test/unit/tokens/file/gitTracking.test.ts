import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gitTracking } from "../../../../src/tokens/file/gitTracking";

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

  it("is asked of the repository around a folder, however deep that is", async () => {
    git("init");
    mkdirSync(at("a/b/c"), { recursive: true });
    assert.equal(await gitTracking(at("a/b/c/.env")), "tracked");
  });

  describe("where git answers oddly", () => {
    before(function () {
      if (process.platform === "win32") this.skip();
    });

    // Exit codes of `git ls-files` and `git check-ignore`: 0 yes, 1 no, 128 a failure.
    for (const [listed, ignored, expected] of [
      [0, 0, "tracked"],
      [1, 0, "safe"],
      [1, 1, "tracked"],
      [128, 0, "safe"],
      [128, 1, "unknown"],
      [1, 128, "unknown"],
      [128, 128, "unknown"],
    ] as const) {
      it(`is ${expected} after ${String(listed)} and ${String(ignored)}`, async () => {
        git("init");
        const script = `#!/bin/sh\ncase "$*" in *ls-files*) exit ${String(listed)};; *) exit ${String(ignored)};; esac\n`;
        writeFileSync(at("git.sh"), script, { mode: 0o755 });
        assert.equal(await gitTracking(at(".env"), { program: at("git.sh") }), expected);
      });
    }
  });

  describe("through links", () => {
    const inFolder = (name: string, ...words: string[]) =>
      execFileSync("git", ["-C", at(name), ...words], { stdio: "ignore" });
    const repository = (name: string) => {
      mkdirSync(at(name), { recursive: true });
      inFolder(name, "init");
    };

    before(function () {
      if (process.platform === "win32") this.skip();
    });

    it("is yes for an ignored link to what another repository tracks", async () => {
      repository("app");
      repository("config");
      writeFileSync(at("config/dev.env"), "");
      inFolder("config", "add", ".");
      writeFileSync(at("app/.gitignore"), ".env\n");
      symlinkSync("../config/dev.env", at("app/.env"));
      assert.equal(await gitTracking(at("app/.env")), "tracked");
    });

    it("is yes for a link from outside into a repository, though nothing is there yet", async () => {
      repository("dotfiles");
      symlinkSync(at("dotfiles/new/env"), at(".env"));
      assert.equal(await gitTracking(at(".env")), "tracked");
    });

    it("is yes for a folder outside that is a link into a repository", async () => {
      repository("repository");
      symlinkSync(at("repository"), at("link"));
      assert.equal(await gitTracking(at("link/new/.env")), "tracked");
    });

    it("is no for a link of a repository that leads out of it", async () => {
      repository("app");
      symlinkSync("../.env", at("app/.env"));
      inFolder("app", "add", ".");
      assert.equal(await gitTracking(at("app/.env")), "safe");
    });

    it("is not known where links go in a circle", async () => {
      symlinkSync(at("b"), at("a"));
      symlinkSync(at("a"), at("b"));
      assert.equal(await gitTracking(at("a")), "unknown");
    });

    it("is not known below folders that go in a circle, nor of a name that cannot be", async () => {
      symlinkSync(at("b"), at("a"));
      symlinkSync(at("a"), at("b"));
      assert.equal(await gitTracking(at("a/.env")), "unknown");
      assert.equal(await gitTracking(at("x".repeat(300))), "unknown");
      writeFileSync(at("file"), "");
      assert.equal(await gitTracking(at("file/.env")), "safe");
    });

    it("is not known of a file with a second name", async () => {
      repository("app");
      writeFileSync(at("app/tracked"), "");
      inFolder("app", "add", ".");
      linkSync(at("app/tracked"), at(".env"));
      assert.equal(await gitTracking(at(".env")), "unknown");
    });
  });

  it("asks the repository of the file, whatever the environment names", async () => {
    git("init");
    const other = mkdtempSync(path.join(os.tmpdir(), "coder-access-git-"));
    execFileSync("git", ["-C", other, "init"], { stdio: "ignore" });
    writeFileSync(path.join(other, ".git", "info", "exclude"), ".env\n");
    process.env["GIT_DIR"] = path.join(other, ".git");
    try {
      assert.equal(await gitTracking(at(".env")), "tracked");
    } finally {
      delete process.env["GIT_DIR"];
      rmSync(other, { recursive: true, force: true });
    }
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
