import assert from "node:assert/strict";
import { recipes } from "../../../../src/core";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { withSuggestedName } from "../../../../src/drafting/draft/suggestName";
import { catalogOf } from "../../core/catalogs";

const id = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
const empty: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };
const forOne: Draft = { ...empty, start: "recipe:start-stop", choices: { workspace: [id] } };

/** The name that a draft gets, where the chosen resource has this name. */
function nameOf(draft: Draft, resource = "alpha", takenNames: readonly string[] = []): string {
  const known = {
    recipes: recipes(catalogOf("2.35")),
    userId: "u",
    takenNames,
    setup: { tokens: [{ start: "token:abc", name: "ci-alpha", summary: "" }] },
  };
  return withSuggestedName(known, () => ({ name: resource, detail: "" }), draft).name;
}

describe("the name that is suggested for a token", () => {
  it("says what it is for, and the resource it is for", () => {
    assert.equal(nameOf(forOne), "start-stop-alpha");
    assert.equal(nameOf({ ...forOne, choices: { workspace: "all" } }), "start-stop");
    assert.equal(nameOf({ ...forOne, choices: { workspace: [id, id] } }), "start-stop");
    assert.equal(nameOf({ ...forOne, choices: {} }), "start-stop");
    assert.equal(nameOf(forOne, ""), "start-stop", "a resource without a name has none to lend");
  });

  it("is free, and goes on counting where a token is copied", () => {
    assert.equal(nameOf(forOne, "alpha", ["start-stop-alpha", "start-stop-alpha-2"]), "start-stop-alpha-3");
    assert.equal(nameOf({ ...empty, start: "token:abc" }, "", ["ci-alpha", "ci-alpha-2"]), "ci-alpha-3");
  });

  it("is one that every program takes", () => {
    assert.equal(nameOf(forOne, "Bob/Al pha$(x)"), "start-stop-bob-al-pha-x");
    assert.ok(nameOf(forOne, "x".repeat(200)).length <= 48);
  });

  it("never takes the place of a name that the person wrote", () => {
    assert.equal(nameOf({ ...forOne, name: "mine" }), "mine");
    assert.equal(nameOf({ ...forOne, name: "mine", suggested: "start-stop" }), "mine");
    assert.equal(nameOf({ ...forOne, name: "start-stop", suggested: "start-stop" }), "start-stop-alpha");
  });

  it("is none where nobody said what the token is for", () => {
    assert.equal(nameOf(empty), "");
    assert.equal(nameOf({ ...empty, start: "custom" }), "");
    assert.equal(nameOf({ ...empty, start: "token:gone" }), "");
  });
});
