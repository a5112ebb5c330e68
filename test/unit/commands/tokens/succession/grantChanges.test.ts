import assert from "node:assert/strict";
import { grantChanges } from "../../../../../src/commands/tokens/succession/grantChanges";
import { buildCatalog, diffGrants, entryText, type Grant } from "../../../../../src/core";
import type { GrantDiff } from "../../../../../src/core/reasoning/grantDiff";
import { useVscode } from "../../../../support/vscode/host";
import { namesUpTo } from "../../../core/catalogs";

const none = { added: [], removed: [] };

describe("what differs between a token and its successor, in words", () => {
  useVscode();
  const catalog = buildCatalog(namesUpTo("v2.35.0"), "v2.35.1");
  const said = (before: Grant, after: Grant) => grantChanges(diffGrants(catalog, before, after));
  const reads: Grant = { scopes: ["workspace:read"], allowList: [] };
  const one = { type: "workspace", id: "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21" };

  it("says that nothing does, and no more", () => {
    assert.deepEqual(said(reads, reads), ["Permissions unchanged."]);
  });

  it("names what it may do beside, and what no longer", () => {
    const starts = { ...reads, scopes: ["workspace:read", "workspace:start"] };
    assert.deepEqual(said(reads, starts), ["More permissions than before.", "Added: workspace:start"]);
    assert.deepEqual(said(starts, reads), ["Fewer permissions than before.", "Removed: workspace:start"]);
    const other = { ...reads, scopes: ["template:read"] };
    assert.deepEqual(said(reads, other), [
      "Permissions changed.",
      "Added: template:read",
      "Removed: workspace:read",
    ]);
  });

  it("names the things that it reaches beside, and no longer", () => {
    const narrow = { ...reads, allowList: [one] };
    assert.deepEqual(said(reads, narrow), ["Fewer permissions than before.", "Resources removed: *:*"]);
    const other = { ...reads, allowList: [{ ...one, id: one.id.replace("8d4f", "8d40") }] };
    assert.deepEqual(said(narrow, other), [
      "Permissions changed.",
      `Resources added: ${entryText(other.allowList[0] ?? one)}`,
      `Resources removed: ${entryText(one)}`,
    ]);
  });

  it("names eight of them, and counts the others", () => {
    const names = (length: number) => Array.from({ length }, (_, index) => `a:${index}`);
    const linesOf = (length: number) =>
      grantChanges({
        relation: "wider",
        scopes: none,
        permissions: { added: names(length), removed: [] },
        allowList: none,
      } satisfies GrantDiff);
    assert.equal(linesOf(8)[1], `Added: ${names(8).join(", ")}`);
    assert.equal(linesOf(10)[1], `Added: ${names(8).join(", ")} and 2 more`);
  });
});
