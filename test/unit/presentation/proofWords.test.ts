import assert from "node:assert/strict";
import { proofInShort } from "../../../src/presentation/proofWords";
import type { Proof } from "../../../src/tokens/proof/proof";

const proof = (...broader: boolean[]): Proof => ({
  asked: 14,
  asExpected: 14 - broader.length,
  disagreements: broader.map((isBroader) => ({ isBroader, sentence: "" })),
  blocked: [],
  defects: [],
  answers: {},
});

describe("a proof in one line", () => {
  for (const [given, line] of [
    [[], "Verified: 14 of 14 checks passed."],
    [[false], "Not as requested: 13 of 14 checks passed."],
    [[false, true], "Warning: the token can do more than requested (1 of 14 checks)."],
    [[true, true], "Warning: the token can do more than requested (2 of 14 checks)."],
  ] as const)
    it(line, () => assert.equal(proofInShort(proof(...given)), line));
});
