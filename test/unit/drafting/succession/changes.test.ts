import assert from "node:assert/strict";
import { buildCatalog, type Grant } from "../../../../src/core";
import { addsNothing, changesOf } from "../../../../src/drafting/succession/changes";
import { useVscode } from "../../../support/vscode/host";
import { namesUpTo } from "../../core/catalogs";

describe("what differs between a token and its successor, in words", () => {
  useVscode();
  const catalog = buildCatalog(namesUpTo("v2.35.0"), "v2.35.1");
  const said = (before: Grant, after: Grant) =>
    changesOf(catalog, before, after, ({ type, id }) => `${type} called ${id}`);
  const reads: Grant = { scopes: ["workspace:read"], allowList: [] };
  const starts: Grant = { scopes: ["workspace:read", "workspace:start"], allowList: [] };
  const alpha = { type: "workspace", id: "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21" };

  it("is nothing where nothing does", () => assert.deepEqual(said(reads, reads), { added: [], removed: [] }));

  it("says what it may do beside, and what no longer, in words and by the server's name", () => {
    const [line, ...others] = said(reads, starts).added;
    assert.equal(line?.code, "workspace:start");
    assert.notEqual(line.text, "workspace:start");
    assert.deepEqual([others, said(reads, starts).removed], [[], []]);
    assert.deepEqual(said(starts, reads), { added: [], removed: [line] });
  });

  it("names the things that it reaches beside, and no longer", () => {
    const beta = { type: "template", id: alpha.id };
    const { added, removed } = said({ ...reads, allowList: [alpha] }, { ...reads, allowList: [beta] });
    assert.deepEqual(added, [{ text: `template called ${alpha.id}` }]);
    assert.deepEqual(removed, [{ text: `workspace called ${alpha.id}` }]);
  });

  it("says in words that a limit came or went", () => {
    const limited = { ...reads, allowList: [alpha] };
    assert.deepEqual(said(reads, limited).removed, [{ text: "All resources that aren't selected" }]);
    assert.deepEqual(said(limited, reads).added, [{ text: "All resources" }]);
  });

  it("knows whether anything is added", () => {
    assert.equal(addsNothing(catalog, starts, reads), true);
    assert.equal(addsNothing(catalog, reads, reads), true);
    assert.equal(addsNothing(catalog, reads, starts), false);
  });
});
