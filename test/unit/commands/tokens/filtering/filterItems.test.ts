import assert from "node:assert/strict";
import { filterItems, withoutUnfinished } from "../../../../../src/commands/tokens/filtering/filterItems";
import { parseTokenQuery, plainTermNames } from "../../../../../src/tokens/audit/tokenQuery";
import { useVscode } from "../../../../support/vscode/host";

describe("what is suggested for a filter", () => {
  useVscode();
  const values = { scopes: ["file:read", "workspace:start"], reaches: ["alice/alpha"] };
  const labels = (filter: string) => filterItems(filter, values).map(({ label }) => label);

  it("is every term where nothing was typed, after the filter as it is", () => {
    assert.deepEqual(labels(""), ["Show All Tokens", ...plainTermNames, "@scope:", "@reaches:"]);
    assert.deepEqual(labels("ci "), ['Filter by "ci"', ...plainTermNames, "@scope:", "@reaches:"]);
    assert.deepEqual(labels("ci"), ['Filter by "ci"']);
  });

  it("is what an unfinished term may become, first, and nothing once it is finished", () => {
    assert.deepEqual(labels("ci @EXP"), ["@expiring", "@expired", 'Filter by "ci @EXP"']);
    assert.deepEqual(labels("@expired"), ['Filter by "@expired"']);
    assert.deepEqual(labels("@nothing"), ['Filter by "@nothing"']);
    assert.deepEqual(labels("@scope:w"), ['Filter by "@scope:w"', "@scope:workspace:start"]);
    assert.deepEqual(labels("@reaches:"), ["@reaches:alice/alpha", 'Filter by "@reaches:"']);
  });

  it("is no term that the filter has already", () => {
    assert.ok(!labels("@unused ").includes("@unused"));
    assert.equal(labels("@UNUSED @un")[0], 'Filter by "@UNUSED @un"');
  });

  it("lets rows stay while a term is being typed", () => {
    assert.equal(withoutUnfinished("ci @un", values), "ci");
    assert.equal(withoutUnfinished("ci @unused ", values), "ci @unused");
    assert.equal(withoutUnfinished("ci @nothing", values), "ci @nothing");
    assert.equal(withoutUnfinished("ci", values), "ci");
  });

  it("keeps what was typed before, and makes terms that a filter knows", () => {
    for (const { completed } of filterItems("ci @", values)) {
      if (completed === undefined) continue;
      const { words, tests } = parseTokenQuery(completed.endsWith(":") ? `${completed}alpha` : completed);
      assert.deepEqual([words, tests.length], [["ci"], 1], completed);
    }
  });
});
