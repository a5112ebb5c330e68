import assert from "node:assert/strict";
import { tokenContext } from "../../../../src/presentation/token/tokenMarks";
import type { ArrangedTokens } from "../../../../src/tokens/audit/groups";
import { timelineOf } from "../../../../src/webviews/timeline/timelineOf";
import { noMarks } from "../../../support/noMarks";
import { host, useVscode } from "../../../support/vscode/host";
import { audit, now, token } from "../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../views/pictureSupport";

describe("the timeline of tokens", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);

  function drawn(keys: readonly ReturnType<typeof token>[], most = 100) {
    const all = audit(keys);
    const groups: ArrangedTokens = {
      attention: all.filter(({ state, needsAttention }) => state !== "expired" && needsAttention),
      active: all.filter(({ state, needsAttention }) => state !== "expired" && !needsAttention),
      expired: all.filter(({ state }) => state === "expired"),
      all,
    };
    const { survey } = stateOf(session, keys);
    return timelineOf(groups, tokenContext(survey ?? assert.fail("nothing is listed"), noMarks, now), most);
  }
  const fine = (name: string) => token(name, { age: 2, lasts: 30 });
  const broad = (name: string) => token(name, { scopes: ["coder:all"], lasts: 365 });
  const over = (name: string) => token(name, { age: 40 });
  const rowsOf = ({ groups }: ReturnType<typeof drawn>) => groups.flatMap(({ rows }) => rows);
  const near = (place: number | undefined, expected: number) =>
    assert.ok(place !== undefined && Math.abs(place - expected) < 1e-9, `${place} is not ${expected}`);

  it("has now in its middle, ninety days before and as many after", () => {
    const timeline = drawn([token("half", { age: 45, lasts: 90, used: 9 })]);
    const [row] = rowsOf(timeline);
    near(timeline.now, 0.5);
    near(row?.from, 0.25);
    near(row?.to, 0.75);
    near(row?.used, 0.45);
  });

  it("lets a life begin and end out of sight, and shows no use of what was never used", () => {
    const [row] = rowsOf(drawn([token("old", { age: 180, lasts: 900, used: -1 })]));
    assert.ok(row && row.from < 0 && row.to > 1);
    assert.equal("used" in row, false);
  });

  it("says of each how it is, and all of it in words", () => {
    const soon = token("soon", { age: 29.5, lasts: 30 });
    const tones = new Map(
      rowsOf(drawn([fine("fine"), broad("broad"), soon, over("over")])).map((row) => [row.name, row]),
    );
    assert.deepEqual(
      ["fine", "broad", "soon", "over"].map((name) => tones.get(name)?.tone),
      ["fine", "warning", "soon", "over"],
    );
    assert.deepEqual(
      [...tones.values()].map(({ detail, words }) => [detail, words]),
      [
        ["full access · 11 mo", "broad, full access, expires in 11 months"],
        ["12 h left", "soon, expires in 12 hours"],
        ["workspaces · 28 d", "fine, workspaces, expires in 28 days"],
        ["expired 10 d ago", "over, workspaces, expired 10 days ago"],
      ],
    );
  });

  it("keeps the order of the groups, leaves out empty ones, and says how many rows it does not draw", () => {
    const keys = [over("over"), fine("one"), fine("two"), broad("broad")];
    assert.deepEqual(
      rowsOf(drawn(keys)).map(({ name }) => name),
      ["broad", "one", "two", "over"],
    );
    const some = drawn(keys, 2);
    assert.deepEqual(
      rowsOf(some).map(({ name }) => name),
      ["broad", "one"],
    );
    assert.deepEqual([some.left, some.groups.length, drawn(keys).left], [2, 2, 0]);
    assert.deepEqual(
      some.groups.map(({ count, rows }) => [count, rows.length]),
      [
        [1, 1],
        [2, 1],
      ],
    );
    assert.deepEqual([drawn([]).groups, drawn([]).left], [[], 0]);
  });

  for (const [keys, sentence] of [
    [[], "0 tokens, none needs attention."],
    [[fine("a")], "1 token, which doesn't need attention."],
    [[broad("a")], "1 token, which needs attention."],
    [[fine("a"), broad("b")], "2 tokens, 1 needs attention."],
    [[broad("a"), broad("b"), fine("c")], "3 tokens, 2 need attention."],
    [Array.from({ length: 1_200 }, (_, index) => fine(`t${index}`)), "1,200 tokens, none needs attention."],
  ] as const)
    it(`is summed up: ${sentence}`, () => assert.equal(drawn(keys, 3).summary, sentence));

  it("marks where the months within it begin, in the person's language, and the year in January", () => {
    const { months } = drawn([]);
    assert.ok(months.length >= 5 && months.every(({ at }) => at > 0 && at < 1));
    assert.deepEqual(
      months.map(({ at }) => at),
      months.map(({ at }) => at).sort((a, b) => a - b),
    );
    assert.deepEqual(
      months.map(({ label }) => label),
      ["Sep", "Oct", "Nov", "Dec", "Jan 2027", "Feb"],
    );
    host.language = "de";
    host.bundle = {};
    assert.equal(drawn([]).months[1]?.label, "Okt");
  });
});
