import assert from "node:assert/strict";
import fc from "fast-check";
import { follow, type TextChange } from "../../../../../src/webviews/delivery/ways/trackedRange";

const apply = (text: string, { rangeOffset, rangeLength, text: inserted }: TextChange): string =>
  text.slice(0, rangeOffset) + inserted + text.slice(rangeOffset + rangeLength);

describe("following a place through changes of a text", () => {
  const place = { start: 5, end: 9 };
  const cases: readonly (readonly [name: string, change: TextChange, now: typeof place | undefined])[] = [
    ["moves with what comes before", { rangeOffset: 0, rangeLength: 0, text: "ab" }, { start: 7, end: 11 }],
    ["moves back", { rangeOffset: 1, rangeLength: 3, text: "" }, { start: 2, end: 6 }],
    [
      "moves with what comes right before",
      { rangeOffset: 5, rangeLength: 0, text: "x" },
      { start: 6, end: 10 },
    ],
    ["stays for what comes right behind", { rangeOffset: 9, rangeLength: 3, text: "x" }, place],
    ["is lost by a change inside", { rangeOffset: 6, rangeLength: 1, text: "" }, undefined],
    ["is lost by an insertion inside", { rangeOffset: 7, rangeLength: 0, text: "x" }, undefined],
    ["is lost by a change over its beginning", { rangeOffset: 4, rangeLength: 2, text: "zz" }, undefined],
    ["is lost by a change over its end", { rangeOffset: 8, rangeLength: 2, text: "" }, undefined],
    ["is lost by a change around it", { rangeOffset: 0, rangeLength: 20, text: "new" }, undefined],
  ];
  for (const [name, change, now] of cases) it(name, () => assert.deepEqual(follow(place, change), now));

  it("moves a cursor behind what is inserted there", () => {
    const change = { rangeOffset: 5, rangeLength: 0, text: "abc" };
    assert.deepEqual(follow({ start: 5, end: 5 }, change), { start: 8, end: 8 });
  });

  it("points at the same text as before, or at nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }),
        fc.string({ maxLength: 5 }),
        (text, numbers, inserted) => {
          const [a = 0, b = 0, c = 0, d = 0] = numbers.map((number) => number % (text.length + 1));
          const range = { start: Math.min(a, b), end: Math.max(a, b) };
          const change = { rangeOffset: Math.min(c, d), rangeLength: Math.abs(c - d), text: inserted };
          const now = follow(range, change);
          if (now) {
            assert.equal(apply(text, change).slice(now.start, now.end), text.slice(range.start, range.end));
          } else {
            const isOutside =
              change.rangeOffset >= range.end || change.rangeOffset + change.rangeLength <= range.start;
            assert.ok(!isOutside);
          }
        },
      ),
    );
  });
});
