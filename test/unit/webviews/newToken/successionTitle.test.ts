import assert from "node:assert/strict";
import type { Succession } from "../../../../src/drafting/succession/succession";
import { successionTitle } from "../../../../src/webviews/newToken/successionTitle";
import { now } from "../../tokens/auditSupport";

describe("the title of a form whose token replaces another", () => {
  const succession: Succession = {
    how: "rotate",
    tokenId: "replaced01",
    name: "deploy",
    nameInFull: "bob/deploy",
    expiresAt: now,
    canExpire: true,
    longerBefore: undefined,
  };

  it("says what becomes of which token, with its owner where everybody's are shown", () => {
    assert.equal(successionTitle(succession), "Rotate bob/deploy");
    assert.equal(successionTitle({ ...succession, how: "change" }), "Change bob/deploy");
  });
});
