import assert from "node:assert/strict";
import { pickRecipe } from "../../../../../src/commands/workspaces/picking/pickRecipe";
import type { OfferedRecipe } from "../../../../../src/core/recipes/recipe";
import { Cancelled } from "../../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

const recipe = (title: string) => ({ title, promise: `For ${title}.` }) as OfferedRecipe;

describe("picking what a token is for", () => {
  useVscode();

  it("gives the one that is chosen, and nothing when the person leaves", async () => {
    const all = [recipe("one"), recipe("two")];
    host.answer = pressing("two");
    assert.equal(await pickRecipe(all, "alpha"), all[1]);
    assert.match(host.shown[0]?.message ?? "", /"alpha"/);
    host.answer = () => undefined;
    await assert.rejects(pickRecipe(all, "alpha"), Cancelled);
  });
});
