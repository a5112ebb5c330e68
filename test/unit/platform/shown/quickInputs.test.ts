import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { askForText, pickItem } from "../../../../src/platform/shown/quickInputs";
import { host, pressing, useVscode } from "../../../support/vscode/host";

describe("a question that is asked", () => {
  useVscode();

  it("stays when VS Code gives the focus back late to what had it before: a list", async () => {
    host.answer = pressing("Two");
    const picked = await pickItem([{ label: "One" }, { label: "Two" }], { title: "Which?" });
    assert.equal(picked?.label, "Two");
    assert.equal((host.shown[0]?.given[1] as vscode.QuickPickOptions).ignoreFocusOut, true);
  });

  it("stays when VS Code gives the focus back late to what had it before: a field", async () => {
    host.answer = () => "a text";
    const text = await askForText({ title: "What?", prompt: "Some text.", validateInput: () => undefined });
    assert.equal(text, "a text");
    assert.equal((host.shown[0]?.given[0] as vscode.InputBoxOptions).ignoreFocusOut, true);
  });
});
