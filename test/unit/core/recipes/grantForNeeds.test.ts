import assert from "node:assert/strict";
import { grantForNeeds } from "../../../../src/core/recipes/grantForNeeds";
import { parseNeeds } from "../../../../src/core/release/needs";
import { catalogOf } from "../catalogs";

const catalog = catalogOf("2.35");
const owner = "22222222-2222-4222-8222-222222222202";

function manyIds(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `4a4b4c4d-4444-4444-8444-${String(index).padStart(12, "0")}`,
  );
}

function built(needs: string, ownerId: string, workspace: readonly string[] | "all") {
  return grantForNeeds(catalog, parseNeeds(needs), ownerId, { workspace });
}

describe("a grant for needs", () => {
  it("holds as many things as a list may have, and is refused beyond", () => {
    const most = built("workspace:read", owner, manyIds(128));
    assert.equal(most.ok && most.value.allowList.length, 128);
    const more = built("workspace:read", owner, manyIds(129));
    assert.equal(more.ok ? "" : more.error, "129 resources selected. The maximum is 128.");
  });

  it("says whose token it cannot be, and which choice has no id", () => {
    const nobody = built("user:read", "", "all");
    assert.equal(nobody.ok ? "" : nobody.error, "The token has no owner yet.");
    for (const id of ["*", "alpha", "", "00000000-0000-0000-0000-000000000000"]) {
      const choice = built("workspace:read", owner, [id]);
      assert.equal(choice.ok ? "" : choice.error, "One of your choices has no valid ID. Choose again.", id);
    }
  });

  it("sends each id in the one form that matches, once", () => {
    const [id = ""] = manyIds(1);
    const result = built("workspace:read", owner, [id.toUpperCase(), `{${id}}`, id]);
    assert.deepEqual(result.ok && result.value.allowList, [{ type: "workspace", id }]);
  });
});
