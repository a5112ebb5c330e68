import assert from "node:assert/strict";
import { MoreNode } from "../../../../src/views/tree/moreNode";
import { useVscode } from "../../../support/vscode/host";

describe("the last row of a long list", () => {
  useVscode();

  it("says how many more come and how many are left, and asks for them when it is pressed", () => {
    const node = new MoreNode("https://coder.example.com all", 200, 9800, undefined);
    const item = node.toItem();
    assert.deepEqual([item.label, item.description], ["Show 200 more", "9,800 left"]);
    assert.equal(item.id, "https://coder.example.com all more");
    assert.deepEqual(
      [item.command?.command, item.command?.arguments],
      ["coderAccess.tokens.showMoreTokens", [node]],
    );
  });
});
