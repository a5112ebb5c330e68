import assert from "node:assert/strict";
import { groupTokens } from "../../../../src/commands/tokens/groupTokens";
import { shownTokens } from "../commandSupport";

describe("the command that shows tokens in groups", () => {
  it("groups them and changes nothing else about the view", async () => {
    const tokensView = shownTokens({ isGrouped: false });
    await groupTokens({ tokensView });
    assert.deepEqual(tokensView.changes, [{ isGrouped: true }]);
    assert.deepEqual(tokensView.shownAs, { ...tokensView.before, ...tokensView.changes[0] });
  });
});
