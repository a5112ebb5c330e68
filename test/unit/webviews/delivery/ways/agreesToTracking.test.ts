import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { agreesToTracking } from "../../../../../src/webviews/delivery/ways/agreesToTracking";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

describe("the question before a secret goes where git may take it", () => {
  useVscode();
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const ask = (name: string) => agreesToTracking(vscode.Uri.file(at(name)));
  const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "ignore" });
  const asked = () => host.shown.map(({ message, detail }) => `${message} ${detail ?? ""}`);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "coder-access-tracking-"));
    host.workspaceFolders = [{ uri: vscode.Uri.file(folder), name: "app", index: 0 }];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("does not come outside a repository, nor for a file that git ignores", async () => {
    assert.equal(await ask(".env"), true);
    git("init");
    writeFileSync(at(".gitignore"), ".env\n");
    assert.equal(await ask(".env"), true);
    assert.deepEqual(asked(), []);
  });

  it("names the file that git tracks, and is a no when it is left", async () => {
    git("init");
    assert.equal(await ask("app.env"), false);
    assert.match(asked()[0] ?? "", /^Write a secret to app\.env\? Git tracks this file/);
    assert.equal(host.shown[0]?.isModal, true);
    host.answer = pressing("Write Secret");
    assert.equal(await ask("app.env"), true);
  });

  it("comes where git may not be run, and then it is not run", async function () {
    if (process.platform === "win32") this.skip();
    git("init");
    writeFileSync(at("git"), `#!/bin/sh\ntouch ${at("ran")}\nexit 1\n`, { mode: 0o755 });
    useGit(at("git"));
    host.isTrusted = false;
    assert.equal(await ask(".env"), false);
    assert.equal(existsSync(at("ran")), false);
    assert.match(asked()[0] ?? "", /Couldn't check whether Git ignores this file/);
    host.isTrusted = true;
    await ask(".env");
    assert.equal(existsSync(at("ran")), true, "the git that VS Code found is the one that is asked");
  });

  it("is of the git on the path when VS Code's is not running, or has nothing to say", async () => {
    git("init");
    writeFileSync(at(".gitignore"), ".env\n");
    const fails = () => {
      throw new Error("not enabled");
    };
    const notStarted = () => ({ git: { path: at("no-git-here") } });
    for (const [isActive, getAPI] of [
      [false, notStarted],
      [true, fails],
    ] as const) {
      host.extensions.set("vscode.git", { isActive, exports: { getAPI } });
      assert.equal(await ask(".env"), true);
    }
    assert.deepEqual(asked(), []);
  });

  it("comes for whatever is not of this machine's disk", async () => {
    for (const scheme of ["vscode-remote", "vscode-vfs", "memfs"]) {
      const file = vscode.Uri.from({ scheme, authority: "box", path: at(".env") });
      assert.equal(await agreesToTracking(file), false, scheme);
    }
    assert.equal(asked().length, 3);
    for (const question of asked()) assert.match(question, /Couldn't check/);
  });

  it("does not come for a new document, unless that has the name of a tracked file", async () => {
    git("init");
    assert.equal(await agreesToTracking(vscode.Uri.parse("untitled:Untitled-1")), true);
    assert.deepEqual(asked(), []);
    assert.equal(await agreesToTracking(vscode.Uri.file(at("new.env")).with({ scheme: "untitled" })), false);
    assert.match(asked()[0] ?? "", /Git tracks this file/);
  });

  function useGit(program: string): void {
    const exports = { getAPI: () => ({ git: { path: program } }) };
    host.extensions.set("vscode.git", { isActive: true, exports });
  }
});
