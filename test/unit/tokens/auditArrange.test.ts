import assert from "node:assert/strict";
import fc from "fast-check";
import type { ApiKey } from "../../../src/coder";
import { type Arrangement, arrangeTokens } from "../../../src/tokens/audit/arrange";
import type { AuditedToken } from "../../../src/tokens/audit/auditedToken";
import { sortNames } from "../../../src/tokens/audit/groups";
import { groupNames } from "../../../src/tokens/audit/standing";
import { parseTokenQuery } from "../../../src/tokens/audit/tokenQuery";
import { audit, toEnd, token } from "./auditSupport";

const audited = audit([
  token("fine", { age: 5 }),
  token("Another", { age: 3, used: 1 }),
  token("soon", { age: 29 }),
  token("laptop", { age: 60, lasts: 3650, scopes: ["coder:all"] }),
  token("over", { age: 40 }),
  token("unused", { age: 0.1, used: -1, scopes: ["template:read"] }),
]);

const textOf = ({ name, scopes }: ApiKey) => `${name} ${scopes?.join(" ") ?? ""}`.toLowerCase();

function arrange(tokens: readonly AuditedToken[], options: Partial<Arrangement> = {}) {
  const arranged = toEnd(
    arrangeTokens(tokens, {
      sort: "attention",
      query: undefined,
      showsExpired: false,
      textOf: ({ key }) => textOf(key),
      isFirst: () => false,
      ...options,
    }),
  );
  return Object.fromEntries(
    (["all", ...groupNames] as const).map((name) => [name, arranged[name].map(({ key }) => key.name)]),
  ) as Record<"all" | (typeof groupNames)[number], string[]>;
}

describe("the arrangement of tokens", () => {
  it("puts what cannot wait first, then what does harm, then the newest", () => {
    const { attention, active, expired } = arrange(audited);
    assert.deepEqual(
      { attention, active, expired },
      {
        attention: ["soon", "laptop"],
        active: ["unused", "Another", "fine"],
        expired: [],
      },
    );
  });

  it("shows expired tokens when they are asked for", () => {
    assert.deepEqual(arrange(audited, { showsExpired: true }).expired, ["over"]);
  });

  it("puts a token whose turn is first before all others", () => {
    const { attention } = arrange(audited, { isFirst: ({ key }) => key.name === "fine" });
    assert.deepEqual(attention, ["fine", "soon", "laptop"]);
  });

  it("sorts across the groups for whoever does without them", () => {
    const { all } = arrange(audited, { sort: "name", showsExpired: true });
    assert.deepEqual(all, ["Another", "fine", "laptop", "over", "soon", "unused"]);
    const byHarm = arrange(audited, { showsExpired: true }).all;
    assert.deepEqual(byHarm, ["soon", "laptop", "unused", "Another", "fine", "over"]);
  });

  for (const [sort, active] of [
    ["name", ["Another", "fine", "unused"]],
    ["expiry", ["fine", "Another", "unused"]],
    ["lastUsed", ["fine", "Another", "unused"]],
    ["created", ["unused", "Another", "fine"]],
  ] as const)
    it(`sorts by ${sort}`, () => assert.deepEqual(arrange(audited, { sort }).active, active));

  it("filters by words that must all occur, in any order and case", () => {
    assert.deepEqual(arrange(audited, { query: parseTokenQuery("  READ unu ") }).active, ["unused"]);
    assert.deepEqual(arrange(audited, { query: parseTokenQuery("laptop read") }).attention, []);
  });

  it("loses and repeats no token, whatever the order and the filter", () => {
    const subset = fc.subarray([...audited], { minLength: 0 });
    fc.assert(
      fc.property(
        subset,
        fc.constantFrom(...sortNames),
        fc.constantFrom("", "o", "a"),
        (some, sort, filter) => {
          const { all, attention, active, expired } = arrange(some, {
            sort,
            query: parseTokenQuery(filter),
            showsExpired: true,
          });
          const expected = some.filter(({ key }) => textOf(key).includes(filter)).map(({ key }) => key.name);
          assert.deepEqual([...attention, ...active, ...expired].sort(), expected.sort());
          assert.deepEqual(all.toSorted(), expected);
        },
      ),
    );
  });
});
