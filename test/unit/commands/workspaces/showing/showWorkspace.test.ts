import assert from "node:assert/strict";
import { showWorkspace } from "../../../../../src/commands/workspaces/showing/showWorkspace";
import { TokenNode } from "../../../../../src/views/tokens/nodes/tokenNode";
import { PartNode } from "../../../../../src/views/tree/partNode";
import { host, useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../commandSupport";
import { openShowingWindow, type ShowingWindow } from "./showingSupport";

describe("showing a workspace that a token reaches", () => {
  useVscode();
  let window: ShowingWindow;
  beforeEach(async () => {
    window = await openShowingWindow();
  });
  afterEach(() => window.close());

  it("selects it in the view, and says when it is not listed", async () => {
    const revealed: string[] = [];
    const workspacesView = { reveal: (id: string) => Promise.resolve(void revealed.push(id)) };
    const [listed] = listedAt(window.session, ["ci"]);
    assert.ok(listed);
    const part = { name: "w", label: "alpha", icon: "vm", tags: "resource+workspace" };
    const rowOf = (resourceId: string) =>
      new PartNode(new TokenNode(listed, undefined), { ...part, resourceId }, "");
    await showWorkspace({ ...window, workspacesView }, rowOf(window.alpha.workspace.id));
    assert.deepEqual(revealed, [window.alpha.id]);
    assert.equal(host.executed.at(-1)?.command, "coderAccess.workspaces.focus");
    await assert.rejects(showWorkspace({ ...window, workspacesView }, rowOf("gone")), /isn't in the list/);
  });
});
