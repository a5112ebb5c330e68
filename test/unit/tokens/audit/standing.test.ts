import assert from "node:assert/strict";
import { standingOf } from "../../../../src/tokens/audit/standing";
import { audit, token } from "../auditSupport";

describe("how a token stands", () => {
  const none = { isWaiting: false, isRetiring: false };
  const stands = (key: Parameters<typeof token>[1], marks: Partial<typeof none> = {}) => {
    const [audited] = audit([token("ci", key)]);
    assert.ok(audited);
    const { group, tone, worst } = standingOf(audited, { ...none, ...marks });
    return [group, tone, worst?.kind];
  };
  const full = { scopes: ["coder:all"] };

  it("is decided by the worst that presses", () => {
    assert.deepEqual(stands({}), ["active", "fine", undefined]);
    assert.deepEqual(stands({ used: -1 }), ["active", "fine", undefined]);
    assert.deepEqual(stands(full), ["attention", "warning", "fullAccess"]);
    assert.deepEqual(stands({ age: 29.5 }), ["attention", "ending", "expiresSoon"]);
    assert.deepEqual(stands({ ...full, age: 29.5 }), ["attention", "warning", "fullAccess"]);
    assert.deepEqual(stands({ ...full, age: 40 }), ["expired", "over", undefined]);
  });

  it("needs attention while its secret waits, and ends while another replaces it", () => {
    assert.deepEqual(stands({}, { isWaiting: true }), ["attention", "fine", undefined]);
    assert.deepEqual(stands({}, { isRetiring: true }), ["active", "ending", undefined]);
    assert.deepEqual(stands({ age: 40 }, { isWaiting: true, isRetiring: true }), [
      "expired",
      "over",
      undefined,
    ]);
  });
});
