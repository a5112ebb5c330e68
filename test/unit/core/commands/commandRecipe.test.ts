import assert from "node:assert/strict";
import type { Grant } from "../../../../src/core";
import { recipeForCommand } from "../../../../src/core/commands/commandRecipe";
import { commandRoute } from "../../../../src/core/commands/commandRoute";
import { commandRows } from "../../../../src/core/commands/commandRows";
import { grantForCommand } from "../../../../src/core/commands/grantForCommand";
import { obstaclesWith } from "../../../../src/core/commands/obstaclesWith";
import { ids, ownUser } from "../arbitraries";
import { catalogOf, lines } from "../catalogs";

const [workspace, template] = ids;
const organization = "11111111-1111-4111-8111-111111111101";
const choices = { workspace: [workspace], template: [template], organization: [organization] };

const scoped = lines.filter((line) => catalogOf(line).features.scopes);
const allCommands = commandRows.flatMap(({ commands, needs }) =>
  commands.map((command) => ({ command, needs })),
);

describe("the smallest token for a command", () => {
  for (const { command, needs } of allCommands) {
    it(`gives the smallest token for coder ${command} just what it takes`, () => {
      for (const line of scoped) {
        const catalog = catalogOf(line);
        const found = grantForCommand(command, { ownerId: ownUser, choices }, catalog);
        const read = recipeForCommand(command, catalog);
        assert.equal(read.ok, found.ok);
        if (!found.ok || !read.ok) continue;
        assert.ok(found.grant);
        const { grant } = found;
        assert.equal(found.command, command);
        assert.deepEqual(read.recipe.grant(ownUser, choices), { ok: true, value: grant });
        const route = commandRoute(catalog, command, needs);
        const canRun = (tried: Grant): boolean => obstaclesWith(catalog, tried, ownUser)(route).length === 0;
        assert.ok(canRun(grant), `${command} on ${line}`);
        if (grant.scopes.length > 1) {
          for (const scope of grant.scopes)
            assert.ok(!canRun({ ...grant, scopes: grant.scopes.filter((one) => one !== scope) }), scope);
        }
        if (catalog.features.allowLists && grant.allowList.length > 1) {
          for (const entry of grant.allowList.filter(({ type }) => type !== "file")) {
            assert.ok(
              !canRun({ ...grant, allowList: grant.allowList.filter((one) => one !== entry) }),
              `${command} on ${line} without ${entry.type}:${entry.id}`,
            );
          }
        }
      }
    });
  }

  it("builds nothing while something is still to be chosen, and never takes all in its place", () => {
    const catalog = catalogOf("2.35");
    for (const { command } of allCommands) {
      const read = recipeForCommand(command, catalog);
      assert.ok(read.ok);
      for (const need of read.recipe.needs) {
        const built = read.recipe.grant(ownUser, { ...choices, [need]: [] });
        assert.ok(!built.ok && built.missing.includes(need));
      }
    }
  });
  it("says what the line names, and why there is none", () => {
    const read = recipeForCommand("coder start alice/alpha --yes", catalogOf("2.35"));
    assert.ok(read.ok);
    assert.deepEqual(
      [read.recipe.title, read.recipe.needs, read.named],
      ["coder start", ["workspace"], { workspace: "alice/alpha" }],
    );
    for (const [line, text, reason] of [
      ["2.28", "coder start alpha", "user:read needs Coder v2.31.7."],
      ["2.31", "coder secret list", "This needs Coder v2.33.0."],
      ["2.29", "coder tokens rm ci", "This needs Coder v2.31.1."],
      ["2.20", "coder start alpha", "This deployment doesn't support scopes: every token has full access."],
    ] as const) {
      const none = recipeForCommand(text, catalogOf(line));
      assert.ok(!none.ok);
      assert.equal(none.reason, reason);
    }
  });
});
