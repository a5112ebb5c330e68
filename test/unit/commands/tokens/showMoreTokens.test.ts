import assert from "node:assert/strict";
import { showMoreTokens } from "../../../../src/commands/tokens/showMoreTokens";
import { MoreNode } from "../../../../src/views/tree/moreNode";
import { shownTokens } from "../commandSupport";

describe("showing more of a long list", () => {
  it("shows more of the list at whose end the row stands, and of no other", async () => {
    const tokensView = shownTokens();
    await showMoreTokens({ tokensView }, new MoreNode("https://coder.example.com all", 200, 300, undefined));
    assert.deepEqual(tokensView.more, ["https://coder.example.com all"]);
    for (const row of [undefined, { list: "x" }]) await showMoreTokens({ tokensView }, row);
    assert.equal(tokensView.more.length, 1);
  });
});
