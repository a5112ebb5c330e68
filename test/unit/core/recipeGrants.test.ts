import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Catalog,
  type ChoiceName,
  type Choices,
  entryText,
  expand,
  type Grant,
  lintGrant,
  type OfferedRecipe,
  recipes,
  sayGrantInFull,
} from "../../../src/core";
import { answers } from "../../../src/core/routes/answers";
import { findRoute } from "../../../src/core/routes/findRoute";
import { runs } from "./arbitraries";
import { catalogOf, lines } from "./catalogs";
import { promises, requestsOf } from "./recipePromises";
import { readSentence } from "./sentences";

const owner = "00000000-0000-4000-8000-000000000002";

function offered(catalog: Catalog): OfferedRecipe[] {
  return recipes(catalog).filter((recipe) => recipe.offered);
}

/** Everything that may be chosen of a kind: one, several, all. */
const choice = fc.oneof(fc.constant("all" as const), fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }));
const choices: fc.Arbitrary<Required<Choices>> = fc.record({
  workspace: choice,
  template: choice,
  organization: choice,
});

/** Checks every recipe of every release, some random choices each. */
function cases(
  check: (catalog: Catalog, recipe: OfferedRecipe, chosen: Required<Choices>, grant: Grant) => void,
): void {
  for (const line of lines) {
    const catalog = catalogOf(line);
    for (const recipe of offered(catalog)) {
      fc.assert(
        fc.property(choices, (chosen) => {
          const grant = recipe.grant(owner, chosen);
          assert.ok(grant.ok, recipe.id);
          check(catalog, recipe, chosen, grant.value);
        }),
        { numRuns: Math.max(5, runs / 400) },
      );
    }
  }
}

describe("the grant of a recipe, on every release and for every choice", function () {
  this.timeout(60_000);

  it("holds no permission and no thing that its sentence does not name", () => {
    cases((catalog, _, __, grant) => {
      const said = readSentence(sayGrantInFull(catalog, grant));
      const expanded = expand(catalog, grant.scopes);
      assert.ok(expanded.ok);
      assert.deepEqual(said.permissions, expanded.value);
      const types = new Set(expanded.value.map((permission) => permission.replace(/:.*/, "")));
      const reached = catalog.features.allowLists
        ? grant.allowList.map(entryText)
        : [...types].map((type) => `${type}:*`);
      assert.deepEqual(said.things, reached.toSorted());
    });
  });

  it("is never full access", () => {
    cases((_, __, ___, { scopes, allowList }) => {
      assert.ok(scopes.length > 0);
      assert.ok(!scopes.some((name) => name === "coder:all" || name === "all"));
      assert.ok(!allowList.some(({ type }) => type === "*"));
    });
  });

  it("admits all of a kind only when all was chosen", () => {
    cases((catalog, recipe, chosen, { allowList }) => {
      for (const name of catalog.features.allowLists ? recipe.needs : []) {
        const ids = allowList.filter(({ type }) => type === name).map(({ id }) => id);
        const expected = chosen[name] === "all" ? ["*"] : [...new Set(chosen[name])];
        assert.deepEqual(ids, expected);
      }
    });
  });

  it("is none while something is not chosen, or the owner is not known", () => {
    cases((_, recipe, chosen) => {
      const empty: Partial<Record<ChoiceName, never[]>> = { workspace: [], template: [], organization: [] };
      for (const nothing of [{}, empty]) {
        const grant = recipe.grant(owner, nothing);
        assert.equal(grant.ok, recipe.needs.length === 0);
        if (!grant.ok) assert.deepEqual(grant.missing, recipe.needs);
      }
      for (const name of recipe.needs) {
        const grant = recipe.grant(owner, { ...chosen, [name]: [] });
        assert.deepEqual(grant.ok ? [] : grant.missing, [name]);
        for (const id of ["*", "alpha", "", "00000000-0000-0000-0000-000000000000"])
          assert.equal(recipe.grant(owner, { ...chosen, [name]: [id] }).ok, false, id);
      }
      const grant = recipe.grant(owner, chosen);
      const isOwners = grant.ok && grant.value.scopes.some((name) => name.startsWith("user:"));
      for (const unknown of ["", "*", "me"]) assert.equal(recipe.grant(unknown, chosen).ok, !isOwners);
    });
  });

  it("keeps the recipe's promise by the answers of that release", () => {
    cases((catalog, recipe, chosen, grant) => {
      const [pass = "", refuse = ""] = promises[recipe.id] ?? [];
      const ids = Object.fromEntries(
        Object.entries(chosen).map(([name, ids]) => [name, ids === "all" ? owner : (ids[0] ?? "")]),
      );
      const isLost = (letter: string): boolean => recipe.limits.length > 0 && "unofo".includes(letter);
      // Where the defect of filtered lists may be mended, a list shows the chosen things.
      const mayList = catalog.features.idListDefect === "maybe";
      const isWider = (letter: string): boolean =>
        (mayList && "lt".includes(letter)) ||
        (chosen.workspace === "all" && "lO".includes(letter)) ||
        (chosen.template === "all" && letter === "t");
      const foretold = (letter: string): boolean => {
        const [request] = requestsOf(letter);
        const transition = /"transition":"(\w+)"/.exec(request?.body ?? "")?.[1] ?? "";
        const path = request?.path.replace("{otherWorkspace}", "{workspace}");
        const route = findRoute(`${request?.method} ${path} ${transition}`.trim());
        assert.ok(route, letter);
        const workspace = letter === "O" ? "00000000-0000-4000-8000-00000000000f" : (ids["workspace"] ?? "");
        const answer = answers(catalog, grant, route, { ...ids, workspace, user: owner, me: owner, owner });
        return answer.ok && answer.rows !== "none";
      };
      for (const letter of pass) if (!isLost(letter)) assert.ok(foretold(letter), `${recipe.id} ${letter}`);
      for (const letter of refuse)
        if (!isWider(letter)) assert.ok(!foretold(letter), `${recipe.id} ${letter}`);
    });
  });

  it("gives the linter nothing to say, and what is changed since is told", () => {
    cases((catalog, _, __, grant) => {
      const context = { userId: owner, recipeGrant: grant };
      assert.deepEqual(lintGrant(catalog, grant, context), []);
      const changed = { ...grant, scopes: [...grant.scopes, "coder:all"] };
      const kinds = lintGrant(catalog, changed, context).map(({ kind }) => kind);
      assert.ok(kinds.includes("full-access-makes-others-redundant"));
    });
  });
});
