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

const usual: Arrangement = {
  sort: "attention",
  query: undefined,
  showsExpired: false,
  textOf: ({ key }) => textOf(key),
  isFirst: () => false,
};

const arranged = (tokens: readonly AuditedToken[], options: Partial<Arrangement>) =>
  toEnd(arrangeTokens(tokens, { ...usual, ...options }));

function arrange(tokens: readonly AuditedToken[], options: Partial<Arrangement> = {}) {
  const groups = arranged(tokens, options);
  return Object.fromEntries(
    (["all", ...groupNames] as const).map((name) => [name, groups[name].map(({ key }) => key.name)]),
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

  it("counts what needs attention, whether it is shown or not", () => {
    const needing = (options: Partial<Arrangement>) => arranged(audited, options).needing;
    assert.equal(needing({}), 2);
    assert.equal(needing({ query: parseTokenQuery("fine") }), 2);
    assert.equal(needing({ isFirst: ({ key }) => key.name === "fine" }), 3);
  });

  it("never does much in one step, also where it sorts", () => {
    const many = audit(Array.from({ length: 3000 }, (_, index) => token(`t${index}`, { age: index % 29 })));
    let looks = 0;
    const watched = many.map((one) => ({
      ...one,
      get state() {
        looks += 1;
        return one.state;
      },
    }));
    const arranging = arrangeTokens(watched, { ...usual, sort: "attention" });
    let steps = 0;
    let most = 0;
    for (let step = arranging.next(); step.done !== true; step = arranging.next()) {
      steps += 1;
      most = Math.max(most, looks);
      looks = 0;
    }
    assert.ok(steps > 6000 && most < 20, `${steps} steps, of which one looked at a token ${most} times`);
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
