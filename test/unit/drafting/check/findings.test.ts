import assert from "node:assert/strict";
import fc from "fast-check";
import { type Catalog, covers, expand, type Fix, type Grant } from "../../../../src/core";
import { findingsOf } from "../../../../src/drafting/check/findings";
import { grants, ownUser, runs } from "../../core/arbitraries";
import { catalogOf, entryOf } from "../../core/catalogs";

const old = catalogOf("2.31");

/** The fix that replaces ready-made sets by single scopes. */
function singleScopes(catalog: Catalog, grant: Grant): Fix | undefined {
  const finding = findingsOf(catalog, grant, { userId: ownUser }).find(
    ({ kind }) => kind === "composite-insufficient",
  );
  return finding?.fixes.find(({ title }) => title.startsWith("Use individual scopes"));
}

function permissionsOf(catalog: Catalog, { scopes }: Grant): string[] {
  const expanded = expand(catalog, scopes);
  assert.ok(expanded.ok);
  return expanded.value;
}

describe("replacing ready-made sets by single scopes", () => {
  it("names every permission that comes with it, and no other", () => {
    const set = { scopes: ["coder:workspaces.operate", "workspace:start"], allowList: [] };
    const fix = singleScopes(old, set);
    assert.equal(fix?.title, "Use individual scopes and add template:read, user:read, workspace:stop");
    assert.equal(fix.widens, true);
  });

  it("says that nothing comes with it where that is so", () => {
    const scopes = ["coder:workspaces.access", "template:read", "user:read"];
    const fix = singleScopes(old, { scopes, allowList: [] });
    assert.equal(fix?.title, "Use individual scopes instead");
    assert.equal(fix.widens, false);
    assert.deepEqual(fix.grant.scopes.toSorted(), [
      "template:read",
      "user:read",
      "workspace:application_connect",
      "workspace:read",
      "workspace:ssh",
    ]);
  });

  it("keeps the list of what the token reaches as it is", () => {
    const allowList = [entryOf("workspace:*")];
    assert.deepEqual(
      singleScopes(old, { scopes: ["coder:workspaces.create"], allowList })?.grant.allowList,
      allowList,
    );
  });

  for (const line of ["2.28", "2.29", "2.31"]) {
    it(`adds nothing that its button does not name at ${line}, whatever the grant`, () => {
      const catalog = catalogOf(line);
      const sets = catalog.scopes
        .map(({ name }) => name)
        .filter((name) => name.startsWith("coder:workspaces."));
      fc.assert(
        fc.property(grants(catalog), fc.constantFrom(...sets), ({ scopes, allowList }, set) => {
          const grant = { scopes: [...scopes, set], allowList };
          const fix = singleScopes(catalog, grant);
          assert.ok(fix);
          assert.equal(fix.widens, !covers(catalog, grant, fix.grant));
          const before = new Set(permissionsOf(catalog, grant));
          for (const permission of permissionsOf(catalog, fix.grant)) {
            const type = permission.slice(0, permission.indexOf(":"));
            const isHeld = [permission, `${type}:*`, "*:*"].some((one) => before.has(one));
            assert.ok(isHeld || fix.title.includes(permission), `"${fix.title}" adds ${permission}`);
          }
        }),
        { numRuns: Math.min(runs, 1000) },
      );
    });
  }
});
