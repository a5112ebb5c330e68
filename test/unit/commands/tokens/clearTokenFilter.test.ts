import assert from "node:assert/strict";
import { clearTokenFilter } from "../../../../src/commands/tokens/clearTokenFilter";
import { shownTokens } from "../commandSupport";

describe("the command that shows again what a filter hid", () => {
  it("takes the filter away and changes nothing else about the view", async () => {
    const tokensView = shownTokens({ filter: "ci" });
    await clearTokenFilter({ tokensView });
    assert.deepEqual(tokensView.changes, [{ filter: "" }]);
    assert.deepEqual(tokensView.shownAs, { ...tokensView.before, ...tokensView.changes[0] });
  });
});
