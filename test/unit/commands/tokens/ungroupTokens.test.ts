import assert from "node:assert/strict";
import { ungroupTokens } from "../../../../src/commands/tokens/ungroupTokens";
import { shownTokens } from "../commandSupport";

describe("the command that shows tokens in one list", () => {
  it("ungroups them and changes nothing else about the view", async () => {
    const tokensView = shownTokens({ isGrouped: true });
    await ungroupTokens({ tokensView });
    assert.deepEqual(tokensView.changes, [{ isGrouped: false }]);
    assert.deepEqual(tokensView.shownAs, { ...tokensView.before, ...tokensView.changes[0] });
  });
});
