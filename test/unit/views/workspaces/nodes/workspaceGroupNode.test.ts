import assert from "node:assert/strict";
import * as vscode from "vscode";
import { WorkspaceGroupNode } from "../../../../../src/views/workspaces/nodes/workspaceGroupNode";
import { useVscode } from "../../../../support/vscode/host";

describe("the row of a group of workspaces", () => {
  useVscode();
  const names = ["mine", "shared", "others"] as const;
  const node = (name: (typeof names)[number], count?: number, onClose?: () => void) =>
    new WorkspaceGroupNode(`list ${name}`, name, count, undefined, () => [], onClose);

  it("says which and how many, to the eye and to the ear", () => {
    const item = node("mine", 1234).toItem();
    assert.deepEqual(
      [item.label, item.description, item.id, item.contextValue],
      ["Mine", "1,234", "list mine", "group"],
    );
    assert.equal(item.accessibilityInformation?.label, "Mine, 1,234 workspaces");
    assert.equal(node("shared", 1).toItem().accessibilityInformation?.label, "Shared with me, 1 workspace");
    assert.equal(node("others").toItem().description, undefined);
  });

  it("is closed for those of others, which are read while it is open", () => {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(
      names.map((name) => node(name).toItem().collapsibleState),
      [Expanded, Expanded, Collapsed],
    );
    let closed = 0;
    node("others", 1, () => (closed += 1)).closed();
    assert.equal(closed, 1);
  });

  it("has a shape and a tooltip of its own for each", () => {
    const icons = names.map((name) => (node(name).toItem().iconPath as vscode.ThemeIcon).id);
    assert.equal(new Set(icons).size, names.length);
    assert.equal(new Set(names.map((name) => node(name).tooltip())).size, names.length);
  });
});
