import assert from "node:assert/strict";
import { replacedBy, successionSetup } from "../../../../src/drafting/succession/endings";
import type { Succession } from "../../../../src/drafting/succession/succession";
import { useVscode } from "../../../support/vscode/host";

const day = 86_400_000;
const now = new Date("2026-11-24T12:00:00Z");

describe("when a token ends that another replaces", () => {
  useVscode();
  const old = (days: number, more: Partial<Succession> = {}): Succession => ({
    how: "rotate",
    tokenId: "AAAAAAAAAA",
    name: "deploy",
    nameInFull: "deploy of bob",
    expiresAt: new Date(+now + days * day),
    canExpire: true,
    longerBefore: undefined,
    ...more,
  });
  const setupOf = (succession: Succession) => successionSetup(succession, now, "coder.example.com");
  const ends = (succession: Succession, ending?: string) =>
    replacedBy(succession, setupOf(succession), ending)?.ending;
  const labels = (days: number) => setupOf(old(days)).endings.map(({ label }) => label);
  const later = " after you save the new secret";

  for (const [label, ending] of [
    [`1 hour${later}`, { kind: "after", seconds: 3600 }],
    [`1 day${later}`, { kind: "after", seconds: 86_400 }],
    [`7 days${later}`, { kind: "after", seconds: 7 * 86_400 }],
    ["Once it's no longer used", { kind: "unused" }],
    ["Immediately", { kind: "after", seconds: 0 }],
    ["Don't expire it early", undefined],
  ] as const) {
    it(`takes “${label}” for what it says`, () => {
      const value = setupOf(old(30)).endings.find((one) => one.label === label)?.value;
      assert.ok(value);
      assert.deepEqual(ends(old(30), value), ending);
    });
  }

  it("is a day after the new secret is saved unless the person says otherwise, so that both work meanwhile", () => {
    assert.deepEqual(ends(old(30)), { kind: "after", seconds: 86_400 });
    assert.deepEqual(ends(old(30), "something else"), { kind: "after", seconds: 86_400 });
    assert.deepEqual(ends(old(0.5)), { kind: "after", seconds: 3600 });
    assert.equal(ends(old(0.01)), undefined, "its own end comes before all of them");
  });

  it("offers no time that comes after the token's own end", () => {
    assert.deepEqual(labels(1), [
      `1 hour${later}`,
      "Once it's no longer used",
      "Immediately",
      "Don't expire it early",
    ]);
    assert.deepEqual(labels(0.01), ["Once it's no longer used", "Immediately", "Don't expire it early"]);
  });

  it("says of every end that is not now that nothing ends while VS Code is closed", () => {
    const noted = setupOf(old(30)).endings.filter(({ note }) =>
      note.startsWith("Nothing expires early while VS Code is closed"),
    );
    assert.deepEqual(
      noted.map(({ label }) => label),
      labels(30).slice(0, 4),
    );
  });

  it("says that a server which cannot expire deletes it", () => {
    assert.equal(setupOf(old(30)).question, 'When should "deploy" expire?');
    assert.equal(
      setupOf(old(30, { canExpire: false })).question,
      'When should "deploy" be deleted? coder.example.com can\'t expire tokens.',
    );
  });
});
