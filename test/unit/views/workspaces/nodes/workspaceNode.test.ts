import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { WorkspaceNode } from "../../../../../src/views/workspaces/nodes/workspaceNode";
import { useVscode } from "../../../../support/vscode/host";
import { noon, stopped, workspace } from "../../../workspaces/workspaceSupport";
import { sessionAt } from "../../pictureSupport";

describe("the row of a workspace", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const ownerId = session.record.userId;
  const node = (one = workspace("alpha", { ownerId }), busyWith?: string) =>
    new WorkspaceNode(new ListedWorkspace(one, session, noon), busyWith, () => []);

  it("says its name and state to eye and ear, with a star for a favorite", () => {
    const row = node(workspace("alpha", { ownerId, favorite: true }));
    const item = row.toItem();
    assert.equal(item.label, "★ alpha");
    assert.match(String(item.description), /^running · /);
    assert.match(item.accessibilityInformation?.label ?? "", /^alpha, running, /);
    assert.equal(item.id, "https://coder.example.com alpha-id");
    assert.equal((row.tooltip() as { title: string }).title, "alpha");
  });

  it("says only what is being done with it while something is", () => {
    const item = node(undefined, "stopping…").toItem();
    assert.equal(item.description, "stopping…");
    assert.equal((item.iconPath as vscode.ThemeIcon).id, "loading~spin");
  });

  it("tells menus what can be done with it, and whose it is", () => {
    const tags = (one?: ReturnType<typeof workspace>) => (node(one).toItem().contextValue ?? "").split("+");
    assert.ok(["workspace", "running", "mine", "canStop", "canRestart"].every((tag) => tags().includes(tag)));
    assert.ok(!tags().includes("canStart"));
    assert.ok(tags(stopped("beta")).includes("canStart"));
    assert.ok(!tags(stopped("beta")).includes("mine"));
  });
});
