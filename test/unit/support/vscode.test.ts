import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readSetting } from "../../../src/platform/settings";
import { confirm, inform } from "../../../src/platform/shown/notify";
import { startExtension } from "../../support/vscode/extension";
import { host, pressing, useVscode } from "../../support/vscode/host";

// The other unit tests stand on this: it must do what VS Code does.
describe("the stand-in for VS Code", () => {
  useVscode();

  it("delivers events in order, each to all who listened when it was fired", () => {
    const emitter = new vscode.EventEmitter<number>();
    const heard: string[] = [];
    emitter.event((event) => {
      heard.push(`a${event}`);
      if (event > 1) return;
      emitter.fire(2);
      second.dispose();
      emitter.event((later) => heard.push(`c${later}`));
    });
    const second = emitter.event((event) => heard.push(`b${event}`));
    emitter.fire(1);
    assert.deepEqual(heard, ["a1", "a2"]);
    emitter.fire(3);
    assert.deepEqual(heard, ["a1", "a2", "a3", "c3"]);
    emitter.dispose();
    emitter.fire(4);
    assert.equal(heard.length, 4);
  });

  it("shows what it is told to, and presses what the test says", async () => {
    host.answer = pressing("Delete");
    assert.equal(await confirm("Delete the token?", "It stops working.", "Delete"), true);
    assert.equal(await inform("Deleted.", "Undo"), undefined);
    assert.deepEqual(
      host.shown.map(({ kind, message, detail, isModal, choices }) => [
        kind,
        message,
        detail,
        isModal,
        choices,
      ]),
      [
        ["warning", "Delete the token?", "It stops working.", true, ["Delete"]],
        ["information", "Deleted.", undefined, false, ["Undo"]],
      ],
    );
  });

  it("presses nothing that is not there", async () => {
    host.answer = () => "Undo";
    await assert.rejects(inform("Deleted.", "Show Log"), /does not offer “Undo”/);
  });

  it("knows the settings' defaults, and who set what", () => {
    assert.equal(readSetting("coderAccess.network.timeout"), 30);
    host.settings.set("coderAccess.network.timeout", { workspaceValue: 5 });
    assert.equal(readSetting("coderAccess.network.timeout"), 30);
    assert.equal(vscode.workspace.getConfiguration("coderAccess").get("network.timeout"), 5);
    host.set("coderAccess.network.timeout", 10);
    assert.equal(readSetting("coderAccess.network.timeout"), 10);
  });

  it("cancels work that it shows", async () => {
    const work = vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: "Asking…" },
      (_progress, token) =>
        new Promise<string>((resolve) => token.onCancellationRequested(() => resolve("cancelled"))),
    );
    host.progress[0]?.cancel();
    assert.equal(await work, "cancelled");
    assert.equal(host.progress[0]?.isOver, true);
  });

  it("carries the whole extension", async () => {
    const extension = startExtension();
    assert.equal(host.contextKeys.get("coderAccess.session"), "starting");
    await extension.run("coderAccess.tokens.refreshTokens");
    assert.deepEqual(host.messages, ["You're not signed in to a Coder deployment."]);
    assert.equal(host.contextKeys.get("coderAccess.session"), "signedOut");
    extension.remove();
    assert.equal(host.commands.size, 0);
  });

  it("fills in texts by place and by name", () => {
    assert.equal(vscode.l10n.t("{1} of {0}, {2}", "ten", 3), "3 of ten, {2}");
    assert.equal(vscode.l10n.t("Hello {name}", { name: "Ann {0}" }), "Hello Ann {0}");
  });

  for (const [text, parts] of [
    [
      "vscode://coder-access.coder-access/sign-in?url=https%3A%2F%2Fa",
      { path: "/sign-in", query: "url=https://a" },
    ],
    ["https://coder.example.com", { path: "/", authority: "coder.example.com" }],
  ] as const) {
    it(`takes ${text} apart`, () => {
      const uri = vscode.Uri.parse(text, true).toJSON() as Record<string, string>;
      for (const [name, value] of Object.entries(parts)) assert.equal(uri[name], value);
    });
  }
});
