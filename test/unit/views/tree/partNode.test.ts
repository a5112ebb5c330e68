import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Part, PartNode } from "../../../../src/views/tree/partNode";
import type { TreeNode } from "../../../../src/views/tree/treeNode";
import { useVscode } from "../../../support/vscode/host";

describe("a row below a token", () => {
  useVscode();
  const parent = {} as TreeNode;
  const node = (more: Partial<Part> = {}) =>
    new PartNode(parent, { name: "used", label: "Used", icon: "history", tags: "used", ...more }, "token");

  it("is told apart from the same row of other tokens", () => {
    assert.equal(node().id, "token used");
    assert.equal(node().toItem().id, "token used");
    assert.equal(node().toItem().contextValue, "used");
  });

  it("opens only where there is something below it, which is made then, with itself above", async () => {
    assert.equal(node().children, undefined);
    assert.equal(node().toItem().collapsibleState, vscode.TreeItemCollapsibleState.None);
    const opened: PartNode[] = [];
    const can = node({ children: (above) => (opened.push(above), []) });
    assert.equal(can.toItem().collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.deepEqual(opened, []);
    await can.children?.();
    assert.deepEqual(opened, [can]);
  });

  it("says to the ear what it says to the eye, and nothing twice", () => {
    const spoken = (more: Partial<Part>) => node(more).toItem().accessibilityInformation?.label;
    assert.equal(spoken({}), "Used");
    assert.equal(spoken({ description: "never" }), "Used, never");
    assert.equal(spoken({ description: "never", tooltip: "never" }), "Used, never");
    assert.equal(spoken({ description: "never", tooltip: "Created today." }), "Used, never, Created today.");
  });

  it("has its own tooltip, or else both its texts", () => {
    assert.equal(node({ description: "never", tooltip: "Created today." }).tooltip(), "Created today.");
    assert.equal(node({ description: "never" }).tooltip(), "Used: never");
    assert.equal(node().tooltip(), "Used");
  });

  it("is coloured only as a warning", () => {
    const colourOf = (isWarning?: boolean) =>
      (node(isWarning === undefined ? {} : { isWarning }).toItem().iconPath as vscode.ThemeIcon).color?.id;
    assert.deepEqual(
      [colourOf(true), colourOf(false), colourOf()],
      ["list.warningForeground", undefined, undefined],
    );
  });
});
