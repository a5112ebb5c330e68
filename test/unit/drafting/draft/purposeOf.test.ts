import assert from "node:assert/strict";
import { recipes } from "../../../../src/core";
import { purposeOf } from "../../../../src/drafting/draft/purposeOf";
import { catalogOf } from "../../core/catalogs";

describe("what a recipe is used for", () => {
  it("is said of each of them in a few words, and of commands as such", () => {
    const ofCommand = purposeOf("command start");
    for (const { id } of recipes(catalogOf("2.35"))) {
      assert.notEqual(purposeOf(id), ofCommand, id);
      assert.match(purposeOf(id), /^(\S+ ){0,7}[^ .]+$/);
    }
  });
});
