import assert from "node:assert/strict";
import * as vscode from "vscode";
import { DeploymentNode } from "../../../../src/views/tree/deploymentNode";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../pictureSupport";

describe("the row of a deployment", () => {
  useVscode();
  const session = sessionAt("coder.example.com");
  const node = (failure?: string, of = session) => new DeploymentNode(of, () => [], failure);

  it("says where and who, is open, and is told apart by its address", () => {
    const item = node().toItem();
    assert.deepEqual(
      [item.label, item.description, item.id, item.contextValue, item.collapsibleState],
      [
        "coder.example.com",
        "alice",
        "https://coder.example.com",
        "deployment",
        vscode.TreeItemCollapsibleState.Expanded,
      ],
    );
    assert.equal(item.accessibilityInformation?.label, "coder.example.com, alice");
  });

  it("says in place of the name what failed, with another icon and as text", () => {
    const item = node("[no](command:x) answer").toItem();
    assert.equal(item.description, "[no]\u200B(command:x) answer");
    assert.equal((item.iconPath as vscode.ThemeIcon).id, "warning");
    assert.equal((node().toItem().iconPath as vscode.ThemeIcon).id, "server");
  });

  it("is marked where commands work with it, and where it fails", () => {
    const marked = new DeploymentNode(session, () => [], undefined, { isCurrent: true, isFailing: true });
    const { accessibilityInformation, contextValue, description, iconPath } = marked.toItem();
    assert.deepEqual([description, contextValue], ["alice · current", "deployment+current"]);
    assert.equal(accessibilityInformation?.label, "coder.example.com, alice · current");
    assert.equal((iconPath as vscode.ThemeIcon).id, "warning");
  });

  it("says when the session ends, where that is known", () => {
    assert.deepEqual(node().tooltip(), { lines: ["alice at https://coder.example.com"] });
    const record = { ...session.record, expiresAt: "2026-11-29T12:00:00Z" };
    const { lines } = node(undefined, { ...session, record }).tooltip() as { lines: string[] };
    assert.match(lines[1] ?? "", /^Session ends .*2026.* unless it's used$/);
  });

  it("makes its rows when it is opened, with itself above them", () => {
    const made: DeploymentNode[] = [];
    const parent: DeploymentNode = new DeploymentNode(session, (above) => (made.push(above), []), undefined);
    assert.deepEqual(made, []);
    parent.children();
    assert.deepEqual(made, [parent]);
  });
});
