import assert from "node:assert/strict";
import { hideExpiredTokens } from "../../../../src/commands/tokens/hideExpiredTokens";
import { shownTokens } from "../commandSupport";

describe("the command that hides expired tokens", () => {
  it("hides them and changes nothing else about the view", async () => {
    const tokensView = shownTokens({ showsExpired: true });
    await hideExpiredTokens({ tokensView });
    assert.deepEqual(tokensView.changes, [{ showsExpired: false }]);
    assert.deepEqual(tokensView.shownAs, { ...tokensView.before, ...tokensView.changes[0] });
  });
});
