import assert from "node:assert/strict";
import {
  clearWorkspaceFilter,
  filterWorkspaces,
} from "../../../../../src/commands/workspaces/showing/filterWorkspaces";
import { host, useVscode } from "../../../../support/vscode/host";

describe("filtering the workspaces", () => {
  useVscode();
  const filters: string[] = [];
  const workspacesView = {
    selected: [],
    filter: "before",
    filterBy: (text: string) => Promise.resolve(void filters.push(text)),
    showMore: () => Promise.resolve(),
    reveal: () => Promise.resolve(),
    lookAgain: () => Promise.resolve(),
    markBusy: () => ({ dispose: () => undefined }),
  };
  beforeEach(() => {
    filters.length = 0;
  });

  it("narrows the view to what was typed, and leaves it as it was on Escape", async () => {
    const leaving = filterWorkspaces({ workspacesView });
    assert.equal(host.inputs[0]?.title, "Filter Workspaces");
    assert.equal(host.inputs[0].value, "before");
    host.inputs[0].hide();
    await leaving;
    assert.deepEqual(filters, ["before"]);
    const typing = filterWorkspaces({ workspacesView });
    host.inputs[1]?.type(" owner:me running ");
    host.inputs[1]?.accept();
    await typing;
    assert.deepEqual(filters, ["before", "owner:me running"]);
  });

  it("shows all again when the filter is cleared", async () => {
    await clearWorkspaceFilter({ workspacesView });
    assert.deepEqual(filters, [""]);
  });
});
