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
    [[], "Proved: 14 of 14 answers as expected"],
    [[false], "Not as granted: 13 of 14 answers as expected"],
    [[false, true], "Alarm: 1 of 14 answers allow more than was granted"],
    [[true, true], "Alarm: 2 of 14 answers allow more than was granted"],
  ] as const)
    it(line, () => assert.equal(proofInShort(proof(...given)), line));
});
