import assert from "node:assert/strict";
import { showExpiredTokens } from "../../../../src/commands/tokens/showExpiredTokens";
import { shownTokens } from "../commandSupport";

describe("the command that shows expired tokens", () => {
  it("shows them and changes nothing else about the view", async () => {
    const tokensView = shownTokens({ showsExpired: false });
    await showExpiredTokens({ tokensView });
    assert.deepEqual(tokensView.changes, [{ showsExpired: true }]);
    assert.deepEqual(tokensView.shownAs, { ...tokensView.before, ...tokensView.changes[0] });
  });
});
