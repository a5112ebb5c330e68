import assert from "node:assert/strict";
import { showMoreWorkspaces } from "../../../../../src/commands/workspaces/showing/showMoreWorkspaces";
import { MoreNode } from "../../../../../src/views/tree/moreNode";
import { useVscode } from "../../../../support/vscode/host";

describe("showing more workspaces", () => {
  useVscode();

  it("shows more of the list at whose end the row stands, and does nothing for another row", async () => {
    const more: string[] = [];
    const workspacesView = { showMore: (list: string) => Promise.resolve(void more.push(list)) };
    await showMoreWorkspaces({ workspacesView }, new MoreNode("the list", 1, 1, undefined));
    await showMoreWorkspaces({ workspacesView }, { list: "another" });
    assert.deepEqual(more, ["the list"]);
  });
});
