import assert from "node:assert/strict";
import { copyResourceId } from "../../../../src/commands/tokens/copyResourceId";
import { PartNode } from "../../../../src/views/tree/partNode";
import type { TreeNode } from "../../../../src/views/tree/treeNode";
import { host, useVscode } from "../../../support/vscode/host";

describe("copying the id of a thing that a token reaches", () => {
  useVscode();
  const part = (resourceId?: string) =>
    new PartNode(
      {} as TreeNode,
      {
        name: "x",
        label: "alpha",
        icon: "vm",
        tags: "resource",
        ...(resourceId === undefined ? {} : { resourceId }),
      },
      "parent",
    );

  it("copies it and says whose it is", async () => {
    await copyResourceId(undefined, part("8d4f2c1a"));
    assert.equal(host.clipboard, "8d4f2c1a");
    assert.deepEqual(host.messages, ['Copied the ID of "alpha".']);
  });

  it("copies nothing of a row that has none, or of no row", async () => {
    host.clipboard = "mine";
    for (const row of [part(), undefined, { part: { resourceId: "x" } }])
      await copyResourceId(undefined, row);
    assert.equal(host.clipboard, "mine");
    assert.deepEqual(host.messages, []);
  });
});
