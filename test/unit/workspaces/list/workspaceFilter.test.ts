import assert from "node:assert/strict";
import { namesOwner, readFilter } from "../../../../src/workspaces/list/workspaceFilter";

describe("a filter of workspaces", () => {
  it("gives terms to the server and looks for plain words itself", () => {
    assert.deepEqual(readFilter('owner:me Running template:"my docker" Docker'), {
      query: 'owner:me template:"my docker"',
      words: ["running", "docker"],
    });
    assert.deepEqual(readFilter("  "), { query: "", words: [] });
    assert.deepEqual(readFilter("bob/beta"), { query: "bob/beta", words: [] });
  });

  it("takes what no server would take for a term as a word", () => {
    assert.deepEqual(readFilter(": a/b/c 10:30 owner:"), {
      query: "",
      words: [":", "a/b/c", "10:30", "owner:"],
    });
  });

  it("closes a quote that is still being typed", () => {
    assert.equal(readFilter('name:"al').query, 'name:"al"');
  });

  it("knows whether it says whose workspaces are meant", () => {
    for (const query of ["owner:bob", "status:running owner:me", "bob/beta"])
      assert.equal(namesOwner(query), true);
    for (const query of ["", "status:running", "template:owner"]) assert.equal(namesOwner(query), false);
  });
});
