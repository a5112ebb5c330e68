import assert from "node:assert/strict";
import os from "node:os";
import * as vscode from "vscode";
import manifest from "../../../../package.json";
import { openLaunchedTerminal } from "../../../../src/platform/launcher/launchedTerminals";
import { shellOf } from "../../../../src/platform/launcher/terminalShell";
import { extensionWithLauncher, runTerminal } from "../../../support/launcher";
import { host, useVscode } from "../../../support/vscode/host";

describe("a terminal whose shell has a token", function () {
  if (process.platform === "win32") return;
  this.timeout(20_000);
  useVscode();
  let extensionUri: vscode.Uri;
  before(async () => (extensionUri = vscode.Uri.file(await extensionWithLauncher())));

  const open = async () => {
    await openLaunchedTerminal({ name: "alpha", icon: "key", env: { GIVEN: "yes" }, extensionUri });
    return host.terminals.at(-1)?.options ?? assert.fail("no terminal");
  };
  const runsOn = (extensionKind: vscode.ExtensionKind) =>
    host.extensions.set(`${manifest.publisher}.${manifest.name}`, { extensionKind });
  const showsWhatWasGiven = async (options: vscode.TerminalOptions) => {
    const terminal = runTerminal(options);
    terminal.type('echo "given=$GIVEN"\n');
    await terminal.shows(/given=yes/);
    terminal.close();
    await terminal.exited;
  };

  it("is where VS Code opens terminals, with its shell", async () => {
    const options = await open();
    assert.equal(options.cwd, undefined);
    await showsWhatWasGiven(options);
  });

  it("is on the other machine of a remote window if we are, too", async () => {
    host.remoteName = "ssh-remote";
    runsOn(vscode.ExtensionKind.Workspace);
    assert.equal((await open()).cwd, undefined);
  });

  it("is on this computer where we are, though the window is on another machine, whose shell we may not have", async () => {
    host.remoteName = "ssh-remote";
    host.shell = "/nowhere/on/this/computer/fish";
    runsOn(vscode.ExtensionKind.UI);
    const options = await open();
    assert.equal((options.cwd as vscode.Uri).toString(), vscode.Uri.file(os.homedir()).toString());
    await showsWhatWasGiven(options);
  });

  it("gets VS Code's program by way of the system's shell on Windows", () => {
    const { shellPath = "", shellArgs } = shellOf(
      [
        String.raw`C:\Program Files\VS Code\Code.exe`,
        String.raw`C:\x\launcher.js`,
        String.raw`\\.\pipe\p`,
        'say "no"',
      ],
      "win32",
    );
    assert.match(shellPath, /cmd\.exe$/i);
    assert.equal(
      shellArgs,
      String.raw`/d /s /c ""C:\Program Files\VS Code\Code.exe" "C:\x\launcher.js" "\\.\pipe\p" "say 'no'""`,
    );
  });
});
