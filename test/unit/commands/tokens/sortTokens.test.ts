import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { sortTokens } from "../../../../src/commands/tokens/sortTokens";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { shownTokens } from "../commandSupport";

describe("the question what tokens are sorted by", () => {
  useVscode();

  it("shows what they are sorted by now, and sorts by what is chosen", async () => {
    const tokensView = shownTokens({ sort: "name" });
    host.answer = pressing("Last used, latest first");
    await sortTokens({ tokensView });
    const [items] = (host.shown[0]?.given ?? []) as [vscode.QuickPickItem[]];
    assert.deepEqual(
      items.filter(({ description }) => description === "✓").map(({ label }) => label),
      ["Name"],
    );
    assert.deepEqual(tokensView.changes, [{ sort: "lastUsed" }]);
  });

  it("changes nothing when the person leaves it", async () => {
    const tokensView = shownTokens();
    await sortTokens({ tokensView });
    assert.equal(host.shown.length, 1);
    assert.deepEqual(tokensView.changes, []);
  });
});
