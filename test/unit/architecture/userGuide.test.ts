import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { recipeRows } from "../../../src/core/recipes/recipeRows";

const page = readFileSync("docs/user-guide.md", "utf8");

/** `workspace:read,ssh *workspace` as the page writes it: the scopes, each in full. */
function scopesOf(needs: string): string {
  return needs
    .split(" ")
    .filter((need) => !need.startsWith("*"))
    .flatMap((need) => {
      const [type = "", actions = ""] = need.split(":");
      return actions.split(",").map((action) => `\`${type}:${action}\``);
    })
    .join(" ");
}

describe("docs/user-guide.md", () => {
  it("has every recipe, with what it promises and the scopes that it has", () => {
    const rows = page
      .slice(page.indexOf("## Recipes"), page.indexOf("## When a token expires"))
      .split("\n")
      .filter((line) => /^\| (?!-|recipe )/.test(line))
      .map((line) =>
        line
          .split("|")
          .slice(1, 4)
          .map((cell) => cell.trim()),
      );
    assert.deepEqual(
      rows,
      recipeRows().map(({ title, promise, ways }) => [title, promise, scopesOf(ways[0].needs)]),
    );
  });
});
