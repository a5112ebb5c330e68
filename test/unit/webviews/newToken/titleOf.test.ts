import assert from "node:assert/strict";
import { titleOf } from "../../../../src/webviews/newToken/titleOf";
import { sessionAt } from "../../views/pictureSupport";

describe("the title of a form's tab", () => {
  it("names the deployment if there is another one", () => {
    const [one, other] = [sessionAt("one.example.com"), sessionAt("other.example.com")];
    assert.equal(titleOf({ all: [one] }, one), "New Token");
    assert.equal(titleOf({ all: [one, other] }, one), "New Token on one.example.com");
  });
});
