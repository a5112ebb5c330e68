import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { tokensRow } from "../../../../../src/views/workspaces/nodes/tokenRows";
import { useVscode } from "../../../../support/vscode/host";
import { listedAt } from "../../../commands/commandSupport";
import { noon, workspace } from "../../../workspaces/workspaceSupport";
import { sessionAt } from "../../pictureSupport";

describe("the tokens that can touch a workspace", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const listed = new ListedWorkspace(workspace("alpha"), session, noon);
  const parent = {
    id: "alpha",
    toItem: () => new vscode.TreeItem("alpha"),
    tooltip: () => undefined,
    parent: undefined,
  };
  const rowsOf = async (touches: Parameters<typeof tokensRow>[2]["touches"]) => {
    const explain = (error: unknown) => `Told: ${(error as Error).message}`;
    const below = await tokensRow(parent, listed, { touches, explain }).children?.();
    return (below ?? []).map((node) => ({ node, item: node.toItem() }));
  };

  it("stand below a row that is asked for when it is opened, each with what it can do", async () => {
    const [ci, all] = listedAt(session, ["ci", "all"]);
    assert.ok(ci && all);
    const rows = await rowsOf((of) => {
      assert.equal(of, listed);
      return Promise.resolve([
        { token: ci, ways: ["read", "start"], isAll: false },
        { token: all, ways: [], isAll: true },
      ]);
    });
    assert.deepEqual(
      rows.map(({ item }) => [item.label, item.description, item.contextValue]),
      [
        ["ci", `read, start · ${ci.facts.expiry}`, "touch"],
        ["all", `everything · ${all.facts.expiry}`, "touch"],
      ],
    );
    const [first] = rows;
    assert.equal(first?.item.command?.command, "coderAccess.tokens.showDetails");
    assert.equal((first.node as unknown as { token: unknown }).token, ci);
  });

  it("are said to be none, or why they are not known, with a way to ask again", async () => {
    const [none] = await rowsOf(() => Promise.resolve([]));
    assert.equal(none?.item.label, "None of your tokens can access it.");
    const [failed] = await rowsOf(() => Promise.reject(new Error("no answer")));
    assert.equal(failed?.item.label, "Told: no answer");
    assert.equal(failed.item.command?.command, "coderAccess.workspaces.refreshWorkspaces");
  });
});
