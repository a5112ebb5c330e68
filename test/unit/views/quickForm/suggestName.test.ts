import assert from "node:assert/strict";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { suggestName } from "../../../../src/views/quickForm/suggestName";

const draft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };
const alpha = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";

describe("the name that is suggested", () => {
  const nameOf = ({ id }: { id: string }) => (id === alpha ? { name: "alpha", detail: "" } : undefined);
  const suggest = (change: Partial<Draft>, taken: string[] = []) =>
    suggestName({ ...draft, ...change }, nameOf, taken, (id) => (id === "abc" ? "ci" : undefined));

  it("says the recipe and the thing", () => {
    const allowList = ["template:*", `workspace:${alpha}`];
    assert.equal(suggest({ start: "recipe:start-stop", allowList }), "start-stop-alpha");
    assert.equal(
      suggest({ start: "recipe:start-stop", allowList }, ["start-stop-alpha"]),
      "start-stop-alpha-2",
    );
    assert.equal(suggest({ start: "recipe:audit-tokens" }), "audit-tokens");
  });

  it("goes on from the name of the token it was started from", () => {
    assert.equal(suggest({ start: "token:abc" }, ["ci"]), "ci-2");
    assert.equal(suggest({ start: "token:gone" }), "");
  });

  it("is empty when nothing says what the token is for", () => {
    assert.equal(suggest({}), "");
    assert.equal(suggest({ allowList: ["nonsense"] }), "");
  });
});
