import assert from "node:assert/strict";
import { choicesNamed } from "../../../../src/core/commands/choicesNamed";
import { recipeForCommand } from "../../../../src/core/commands/commandRecipe";
import { ids, ownUser } from "../arbitraries";
import { catalogOf } from "../catalogs";

const self = { id: ownUser, username: "alice" };

function named(line: string) {
  const read = recipeForCommand(line, catalogOf("2.35"));
  assert.ok(read.ok);
  return choicesNamed(read.recipe, read.named, self);
}

describe("what a command line names", () => {
  it("chooses by id, and leaves names to be looked up", () => {
    for (const [line, choices, typed] of [
      ["start", {}, {}],
      [`start ${ids[0].toUpperCase()}`, { workspace: [ids[0]] }, {}],
      ["start alpha", {}, { workspace: "alpha" }],
      ["start alice/alpha", {}, { workspace: "alpha" }],
      ["start me/alpha", {}, { workspace: "alpha" }],
      ["ssh alpha.main", {}, { workspace: "alpha" }],
      ["templates pull docker --org acme", {}, { template: "docker", organization: "acme" }],
      ["create gamma -t docker", {}, {}],
      ["users show alice", {}, {}],
    ] as const)
      assert.deepEqual(named(line), { ok: true, choices, typed }, line);
  });

  it("knows what is another person's, which a token for oneself does not reach", () => {
    assert.deepEqual(named("start bob/alpha"), { ok: false, other: "bob" });
    assert.deepEqual(named("users show bob"), { ok: false, other: "bob" });
    assert.deepEqual(named("users suspend bob"), { ok: true, choices: {}, typed: {} });
  });
});
