import assert from "node:assert/strict";
import { nearestThing } from "../../../../src/drafting/things/nearestThing";

describe("what may have been meant by a name that is none", () => {
  it("is the nearest one, at most two slips away", () => {
    assert.equal(nearestThing("alfa", ["beta", "alpha-staging", "alpha"]), "alpha");
    assert.equal(nearestThing("ALPHA", ["alpha"]), "alpha");
    assert.equal(nearestThing("alphas", ["alphabet", "alpha"]), "alpha");
    assert.equal(nearestThing("gamma", ["alpha", "beta"]), undefined);
    assert.equal(nearestThing("ab", ["cd", "x"]), undefined, "half of it is another word");
    assert.equal(nearestThing("staging", ["stagingabc"]), undefined);
    assert.equal(nearestThing("alfa", []), undefined);
  });
});
