import assert from "node:assert/strict";
import type { Grant } from "../../../src/core";
import { runnableWith } from "../../../src/core/commands/runnable";
import { runnableWords } from "../../../src/presentation/runnable";
import { ids, ownUser } from "../core/arbitraries";
import { catalogOf, entryOf, lines } from "../core/catalogs";

function wordsFor(scopes: string, list: string, line = "2.35", otherOwner?: string) {
  const grant: Grant = {
    scopes: scopes.split(" "),
    allowList: list === "" ? [] : list.replace("W", ids[0]).replace("U", ownUser).split(" ").map(entryOf),
  };
  const runnable = runnableWith(catalogOf(line), grant, ownUser);
  assert.ok(runnable !== "everything");
  const words = runnableWords(catalogOf(line), runnable, otherOwner);
  return {
    words,
    why: (what: string): string =>
      words.cannot.find(({ requests, commands }) => [...requests, ...commands].includes(what))?.reason ?? "",
  };
}

describe("what a token can run, in words", () => {
  it("says why each thing cannot be run, in sentences", () => {
    const { words, why } = wordsFor(
      "workspace:read template:read user:read",
      "workspace:W template:* user:U",
    );
    assert.deepEqual(words.can.requests, ["View a workspace", "List templates", "View your profile"]);
    assert.equal(why("list"), "Coder can't list workspaces with a token limited to specific ones.");
    assert.equal(why("List workspaces"), why("list"));
    assert.equal(why("stop"), "Missing permission: workspace:stop.");
    assert.equal(why("restart"), "Missing permissions: workspace:start, workspace:stop.");
    assert.equal(why("groups"), "Only a token with full access can run this.");
  });

  it("names resources as a person does, and whose they are", () => {
    assert.equal(
      wordsFor("user:read workspace:read template:read", "template:*").why("show"),
      "Not among its resources: a workspace, your profile.",
    );
    const { words, why } = wordsFor("user:read workspace:read", "workspace:*", "2.35", "bob");
    assert.equal(why("whoami"), "Not among its resources: the profile of bob.");
    assert.ok(words.cannot.some(({ requests }) => requests.includes("View the profile of bob")));
  });

  it("says which release something needs, and that a newer server may fail", () => {
    const old = wordsFor("workspace:read api_key:update", "", "2.28");
    assert.equal(old.why("whoami"), "user:read needs Coder v2.31.7.");
    assert.equal(old.why("Expire a token"), "This needs Coder v2.31.1.");
    assert.equal(
      wordsFor("workspace:read template:read", "workspace:W template:*", "later").why("list"),
      "Coder may fail to list workspaces with a token limited to specific ones.",
    );
    assert.equal(
      wordsFor(
        "workspace:read workspace:create workspace:start template:read template:use user:read",
        "workspace:W template:* user:U",
      ).why("Create a workspace"),
      "To create workspaces, the token must reach all workspaces.",
    );
  });

  it("tells everything once, and nothing without a reason", () => {
    for (const line of lines.filter((one) => catalogOf(one).features.scopes)) {
      const grant: Grant = { scopes: ["workspace:read", "template:read"], allowList: [] };
      const runnable = runnableWith(catalogOf(line), grant, ownUser);
      assert.ok(runnable !== "everything");
      const { can, cannot } = runnableWords(catalogOf(line), runnable);
      const told = [can, ...cannot].flatMap(({ requests, commands }) => [...requests, ...commands]);
      assert.equal(told.length, new Set(told).size);
      assert.equal(told.length, runnable.requests.length + runnable.commands.length);
      for (const { reason } of cannot) assert.match(reason, /^[A-Z a-z_].*\.$/);
    }
  });
});
