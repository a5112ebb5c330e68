import assert from "node:assert/strict";
import fc from "fast-check";
import { lastUse } from "../../../../src/tokens/proof/lastUse";
import { audit, day, kinds, now, token } from "../auditSupport";

const at = (text: string) => new Date(`2026-11-24T${text}:00Z`);
const provedAt = "2026-11-24T10:00:00Z";

describe("the last use of a token that was proved", () => {
  for (const [what, noted, usedBefore, expected] of [
    ["is none when the server noted none", undefined, undefined, undefined],
    ["is none when only the proof used it", "10:00", undefined, undefined],
    ["is none when the server's clock is a little ahead", "10:04", undefined, undefined],
    ["is none when the server's clock is behind", "09:20", undefined, undefined],
    ["is the one before, which the proof hides", "10:00", "08:00", "08:00"],
    ["is the one before, when the server noted no other within the hour", "09:30", "09:30", "09:30"],
    ["is the one that the server noted after it", "11:01", undefined, "11:01"],
    ["is the later one", "11:01", "08:00", "11:01"],
  ] as const) {
    it(what, () => {
      const lastUsed = noted && at(noted);
      const proof = { provedAt, ...(usedBefore && { usedBefore: at(usedBefore).toISOString() }) };
      assert.deepEqual(lastUse({ lastUsed }, proof), expected && at(expected));
    });
  }

  it("is what the server says where nothing was proved, and never later than that", () => {
    const times = fc.date({ noInvalidDate: true, min: at("00:00"), max: at("23:59") });
    fc.assert(
      fc.property(times, times, fc.option(times), (noted, proved, before) => {
        assert.deepEqual(lastUse({ lastUsed: noted }, undefined), noted);
        const used = lastUse(
          { lastUsed: noted },
          {
            provedAt: proved.toISOString(),
            ...(before && before <= noted && { usedBefore: before.toISOString() }),
          },
        );
        assert.ok(used === undefined || used <= noted);
        // A use well after the proof is never hidden.
        if (+noted > +proved + 3_600_000) assert.deepEqual(used, noted);
      }),
    );
  });

  it("makes the review say of a token that only its proof used that it was never used", () => {
    const proved = token("watch", { age: 3, used: 3 });
    assert.deepEqual(kinds(audit([proved])[0]), []);
    const [audited] = audit([proved], {
      asUsed: (key) => ({
        ...key,
        lastUsed: lastUse(key, { provedAt: new Date(+now - 3 * day).toISOString() }),
      }),
    });
    assert.deepEqual(kinds(audited), ["neverUsed"]);
    assert.equal(audited?.isNeverUsed, true);
    assert.equal(audited.key.lastUsed, undefined);
  });
});
