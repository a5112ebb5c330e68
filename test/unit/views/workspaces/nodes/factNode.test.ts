import assert from "node:assert/strict";
import * as vscode from "vscode";
import { FactNode } from "../../../../../src/views/workspaces/nodes/factNode";
import { useVscode } from "../../../../support/vscode/host";

describe("a row below a workspace", () => {
  useVscode();
  const parent = {
    id: "alpha",
    toItem: () => new vscode.TreeItem("alpha"),
    tooltip: () => undefined,
    parent: undefined,
  };
  const fact = { name: "port 80", label: "80", icon: "plug", tags: "port" };
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

  it("is told apart below its parent, says what it is to eye and ear, and hands itself to its command", () => {
    const more = {
      description: "nginx",
      command: { id: "coderAccess.workspaces.openPort", title: "Open Port" },
    };
    const node = new FactNode(parent, { ...fact, ...more }, { port: 80 });
    const item = node.toItem();
    assert.deepEqual(
      [item.id, item.label, item.description, item.contextValue, item.collapsibleState],
      ["alpha port 80", "80", "nginx", "port", None],
    );
    assert.equal(item.accessibilityInformation?.label, "80, nginx");
    assert.deepEqual(item.command, { command: more.command.id, title: "Open Port", arguments: [node] });
    assert.equal(node.tooltip(), "80: nginx");
    assert.deepEqual(node.about, { port: 80 });
    assert.equal(new FactNode(parent, { ...fact, tooltip: "A port" }, {}).tooltip(), "A port");
  });

  it("makes its rows when it is opened, and tells that it was closed", () => {
    const did: unknown[] = [];
    const make = (row: unknown) => (did.push(row), []);
    const node = new FactNode(parent, fact, {}, make, () => did.push("closed"));
    assert.equal(node.toItem().collapsibleState, Collapsed);
    assert.equal(
      new FactNode(parent, { ...fact, isOpen: true }, {}, make).toItem().collapsibleState,
      Expanded,
    );
    assert.deepEqual(did, []);
    assert.deepEqual(node.children?.(), []);
    node.closed();
    assert.deepEqual(did, [node, "closed"]);
  });
});
