import assert from "node:assert/strict";
import fc from "fast-check";
import { arrangeTokens } from "../../../../src/tokens/audit/arrange";
import type { ThingNames } from "../../../../src/tokens/audit/thingNames";
import { parseTokenQuery, plainTermNames } from "../../../../src/tokens/audit/tokenQuery";
import { audit, toEnd, token } from "../auditSupport";

const alpha = "aaaaaaaa-0000-4000-8000-000000000001";
const beta = "aaaaaaaa-0000-4000-8000-000000000002";
const names: Pick<ThingNames, "peek"> = {
  peek: ({ id }) =>
    id === alpha ? { kind: "named", name: "alice/Alpha" } : id === beta ? { kind: "gone" } : undefined,
};

const tokens = audit([
  token("full", { scopes: ["coder:all"] }),
  token("minter", { scopes: ["api_key:create", "user:read"] }),
  token("unused", { age: 20, used: -1, scopes: ["template:read"] }),
  token("soon", { age: 29, scopes: ["file:read"] }),
  token("over", { age: 40, scopes: ["file:create"] }),
  token("starter", { scopes: ["workspace:*"], allowList: [{ type: "workspace", id: alpha }] }),
  token("other", { scopes: ["workspace:start"], allowList: [{ type: "workspace", id: beta }] }),
  token("every", { scopes: ["workspace:ssh"], allowList: [{ type: "workspace", id: "*" }] }),
  token("templates", { scopes: ["template:use"], allowList: [{ type: "template", id: "*" }] }),
]);

/** The tokens that a filter leaves, by name. */
function shownBy(filter: string): string[] {
  const arranged = toEnd(
    arrangeTokens(tokens, {
      sort: "name",
      query: parseTokenQuery(filter),
      showsExpired: false,
      textOf: ({ key }) => key.name,
      isFirst: () => false,
      names: names as ThingNames,
    }),
  );
  return arranged.all.map(({ key }) => key.name);
}

describe("what a filter asks of tokens", () => {
  const expected: readonly [string, readonly string[]][] = [
    ["@full-access", ["full"]],
    ["@creates-tokens", ["full", "minter"]],
    ["@unused", ["unused"]],
    ["@expiring", ["soon"]],
    ["@expired", ["over"]],
    ["@scope:workspace:start", ["full", "other", "starter"]],
    ["@reaches:alpha", ["every", "full", "minter", "soon", "starter", "unused"]],
    [`@reaches:${beta}`, ["every", "full", "minter", "other", "soon", "unused"]],
    ["@reaches:template", ["every", "full", "minter", "soon", "templates", "unused"]],
    ["@FULL-ACCESS", ["full"]],
    ["@unused @full-access", []],
    ["un @unused", ["unused"]],
  ];
  for (const [filter, left] of expected) {
    it(`finds with ${filter} ${left.length === 0 ? "none" : left.join(", ")}`, () => {
      assert.deepEqual(shownBy(filter), left);
    });
  }

  it("takes a term that does not exist or is not finished for a word, and so shows no more than was meant", () => {
    for (const odd of [
      "@",
      "@full",
      "@scope:",
      "@reaches:",
      "@toString",
      "@constructor",
      "@__proto__",
      "constructor",
    ]) {
      assert.deepEqual(
        parseTokenQuery(odd),
        { words: [odd.toLowerCase()], tests: [], showsExpired: false },
        odd,
      );
    }
  });

  it("only ever narrows: a longer filter shows nothing that a shorter one hid, the expired apart", () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...plainTermNames.filter((term) => term !== "@expired"),
        "@scope:workspace:start",
        "@reaches:alpha",
      ),
      fc.constantFrom("@scope:", "@reaches:", "u", "e", "s"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), part, (before, more) => {
        const shown = new Set(shownBy(before.join(" ")));
        for (const name of shownBy([...before, more].join(" "))) assert.ok(shown.has(name), name);
      }),
    );
  });
});
