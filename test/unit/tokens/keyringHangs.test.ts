import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "../../host/until";
import { MemorySecrets } from "../../support/memory";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, useVscode } from "../../support/vscode/host";

describe("the extension on a keyring that does not answer", () => {
  useVscode();

  let extension: StartedExtension;
  let secrets: MemorySecrets;

  beforeEach(() => {
    secrets = new MemorySecrets();
    secrets.values.set("session:https://coder.example.com", "{}");
    secrets.hang = () => true;
    extension = startExtension({ secrets });
  });
  afterEach(() => {
    secrets.answer();
    extension.remove();
  });

  it("runs at once what needs nothing of it: Show Log and Sign In", async () => {
    const panels: string[] = [];
    const createWebviewPanel = (type: string): never => {
      panels.push(type);
      throw new vscode.CancellationError();
    };
    Object.assign(vscode.window, { createWebviewPanel });
    try {
      await extension.run("coderAccess.general.showLog");
      await extension.run("coderAccess.session.signIn");
      assert.deepEqual(
        await until(
          () => panels.at(-1),
          () => "No panel was opened.",
        ),
        "coderAccess.signIn",
      );
      assert.equal(panels.length, 1);
      assert.equal(host.contextKeys.get("coderAccess.session"), "starting", "nothing waited");
      assert.deepEqual(host.messages, [], host.logLines.join("\n"));
    } finally {
      Reflect.deleteProperty(vscode.window, "createWebviewPanel");
    }
  });

  it("says so in one sentence, and goes on", async function () {
    this.timeout(20_000);
    await extension.run("coderAccess.tokens.refreshTokens");
    const [first] = host.shown;
    assert.match(first?.message ?? "", /VS Code's secret storage/);
    assert.notEqual(host.contextKeys.get("coderAccess.session"), "starting");
  });
});
