import assert from "node:assert/strict";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { TemplateNode } from "../../../../../src/views/workspaces/nodes/templateRow";
import { useVscode } from "../../../../support/vscode/host";
import { noon, workspace } from "../../../workspaces/workspaceSupport";
import { sessionAt } from "../../pictureSupport";

describe("the row of a workspace's template", () => {
  useVscode();

  it("names it as its people do, and hands its workspace to commands", () => {
    const told = workspace("alpha", { templateDisplayName: "Docker $(bug)" });
    const listed = new ListedWorkspace(told, sessionAt("coder.example.com", 0), noon);
    const row = new TemplateNode({ id: "alpha-row", toItem: () => ({}) } as never, listed);
    const item = row.toItem();
    assert.equal(row.listed, listed);
    assert.equal(item.contextValue, "template");
    assert.ok(String(item.description).startsWith("Docker"));
    assert.equal(item.collapsibleState, 0);
  });
});
