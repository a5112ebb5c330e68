import assert from "node:assert/strict";
import { lintGrant } from "../../../src/core";
import { catalogOf } from "./catalogs";
import { grantOf, told, userId } from "./lintInShort";

const day = 86_400;
const all = "workspace:read template:read user:read";

describe("a lifetime", () => {
  const isLong = (scopes: string, list: string, days: number): boolean =>
    told(scopes, list, { userId, lifetimeSeconds: days * day }).includes("lifetime-longer-than-needed");

  it("is long beyond 30 days for great power, and beyond a year for any", () => {
    assert.deepEqual(
      [30, 31].map((days) => isLong("coder:all", "", days)),
      [false, true],
    );
    assert.deepEqual(
      [30, 31].map((days) => isLong("api_key:create user:read", "", days)),
      [false, true],
    );
    assert.deepEqual(
      [31, 365, 366].map((days) => isLong(all, "", days)),
      [false, false, true],
    );
    assert.ok(!told(all, "").includes("lifetime-longer-than-needed"));
  });

  it("is named beside one that is enough", () => {
    const [finding] = lintGrant(catalogOf("2.35"), grantOf(all, ""), { userId, lifetimeSeconds: 366 * day });
    assert.equal(finding?.message, "1y1d is a long lifetime for this much access. Consider 1y.");
  });
});

describe("what a recipe says itself", () => {
  it("is not said again, by the owner it was built for, and what was changed since is", () => {
    const recipeGrant = grantOf(all, "workspace:* template:* user:U");
    assert.deepEqual(told(all, "workspace:* template:* user:U", { recipeGrant }), []);
    const other = grantOf("file:read", "file:*");
    assert.deepEqual(told("file:read", "file:*", { userId, recipeGrant: other }), []);
    assert.deepEqual(told("file:read", "file:*", { recipeGrant: other }), []);
    // For another's id the recipe's own grant reads no profile, for none it reads some.
    const foreign = grantOf(all, "workspace:* template:* user:X");
    assert.deepEqual(told(all, "workspace:* template:* user:X", { userId, recipeGrant: foreign }), []);
    assert.deepEqual(
      told(`${all} file:read`, "workspace:* template:* user:U file:*", { userId, recipeGrant: foreign }),
      [],
    );
  });
});
