import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "../host/until";

describe("Show Log", () => {
  it("shows what was logged, whether or not this VS Code can write log files", async () => {
    await vscode.commands.executeCommand("coderAccess.general.showLog");
    const shown = await until(
      () =>
        vscode.workspace.textDocuments.find((document) =>
          /Coder Access \d+\.\d+\.\d+.* started\./.test(document.getText()),
        ),
      () => vscode.workspace.textDocuments.map(({ uri }) => uri.toString()).join("\n"),
      10_000,
    );
    assert.ok(shown);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
});
