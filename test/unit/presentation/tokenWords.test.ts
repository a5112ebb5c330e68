import assert from "node:assert/strict";
import type { ApiKey } from "../../../src/coder";
import type { TokenMarks } from "../../../src/presentation/token/tokenMarks";
import { spokenWords, tokenWords } from "../../../src/presentation/tokenWords";
import type { PendingRetirement } from "../../../src/tokens/retiring/retirement";
import { noMarks } from "../../support/noMarks";
import { useVscode } from "../../support/vscode/host";
import { listedAt } from "../commands/commandSupport";
import { now, token } from "../tokens/auditSupport";
import { sessionAt } from "../views/pictureSupport";

const alpha = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";

describe("the words of a token's row", () => {
  useVscode();
  function listed(key: Parameters<typeof token>[1], marks: Partial<TokenMarks> = {}, more = {}) {
    const [found] = listedAt(sessionAt("coder.example.com", 0), [token("ci", key)], more, {
      ...noMarks,
      ...marks,
    });
    assert.ok(found);
    return found;
  }
  const rowOf = (...given: Parameters<typeof listed>) => tokenWords(listed(...given)).join(" · ");
  const only = (...ids: string[]): ApiKey["allowList"] => ids.map((id) => ({ type: "workspace", id }));
  const retiring = (whenUnused: boolean): Partial<TokenMarks> => ({
    retirementOf: () =>
      ({ dueAt: new Date(+now + 23.5 * 3_600_000).toISOString(), whenUnused }) as PendingRetirement,
  });

  for (const [what, words, ...given] of [
    ["what is dangerous", "full access · 98 y", { scopes: ["coder:all"], lasts: 36_000 }],
    [
      "what it can give itself, even if that does not press",
      "creates tokens · 28 d",
      { scopes: ["user:read", "api_key:create"] },
    ],
    ["that it ends soon, once", "12 h left", { age: 29.5 }],
    ["that nobody uses it", "unused · 3 mo", { age: 100, used: 95, lasts: 200 }],
    ["that nobody has used it for long", "never used · 59 d", { age: 40, used: -1, lasts: 98.5 }],
    ["what it is limited to", "8d4f2c1a… · 28 d", { allowList: only(alpha) }],
    ["how many things it is limited to", "2 resources · 28 d", { allowList: only(alpha, alpha) }],
    ["that it is limited to a kind", "all workspaces · 28 d", { allowList: only("*") }],
    [
      "that it sees its own user only",
      "user 22222222… · 28 d",
      {
        allowList: [{ type: "user", id: "22222222-2222-4222-8222-222222222202" }],
      },
    ],
    ["the only kind it is about", "templates · 28 d", { scopes: ["template:read", "template:update"] }],
    [
      "what it is about, without what is only read for that",
      "workspaces · 28 d",
      { scopes: ["workspace:read", "template:read", "user:read"] },
    ],
    [
      "how much it may, where that is of several kinds",
      "2 permissions · 28 d",
      {
        scopes: ["template:update", "file:create"],
      },
    ],
    ["that its secret waits", "new secret · 28 d", { scopes: ["coder:all"] }, { isWaiting: () => true }],
    ["when another takes its place", "replaced · 23 h", {}, retiring(false)],
    ["that another takes its place", "replaced · until unused", {}, retiring(true)],
    ["when it expired", "expired 10 d ago", { age: 40 }],
    ["whose it is among everybody's", "alice · workspaces · 28 d", {}, {}, { isEverybodys: true }],
  ] as readonly (readonly [string, string, ...Parameters<typeof listed>])[])
    it(`say ${what}: ${words}`, () => assert.equal(rowOf(...given), words));

  it("say nothing of permissions where a server has none", () => {
    const { features } = listed({}).loaded;
    assert.equal(rowOf({}, {}, { features: { ...features, scopes: false } }), "28 d");
  });

  it("fit a narrow side bar, with the most important first, and are spoken in full", () => {
    const rows = [
      listed({ allowList: only(alpha, "22222222-2222-4222-8222-222222222202") }, {}, {}),
      listed({ age: 100, used: 95, lasts: 200 }),
      listed({ age: 29.5 }),
    ];
    for (const row of rows) {
      const words = tokenWords(row).join(" · ");
      assert.ok(words.length <= 20, words);
    }
    assert.deepEqual(
      rows.map((row) => spokenWords(row).join(", ")),
      ["2 resources, expires in 28 days", "unused lately, expires in 3 months", "expires in 12 hours"],
    );
  });

  it("are spoken with times in full, and nothing twice", () => {
    const spoken = (...given: Parameters<typeof listed>) => spokenWords(listed(...given)).join(", ");
    assert.equal(spoken({}), "workspaces, expires in 28 days");
    assert.equal(spoken({ age: 29.5 }), "expires in 12 hours");
    assert.equal(spoken({}, retiring(true)), "workspaces, being replaced, expires when unused");
  });
});
