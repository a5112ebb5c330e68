import assert from "node:assert/strict";
import { proofStateOf } from "../../../../src/webviews/delivery/proofState";
import { useVscode } from "../../../support/vscode/host";

describe("what the delivery shows of a proof", () => {
  useVscode();
  const proof = { asked: 3, asExpected: 3, disagreements: [], blocked: [], defects: [], answers: {} };
  const less = { sentence: "It cannot read.", isBroader: false };
  const more = { sentence: "It can delete.", isBroader: true };
  const stateOf = (change: Record<string, unknown>) => proofStateOf({ ...proof, ...change });

  it("is an alarm as soon as it can do more than was granted, and that comes first", () => {
    assert.equal(stateOf({}).kind, "proved");
    assert.equal(stateOf({ disagreements: [less] }).kind, "less");
    const both = stateOf({ disagreements: [less, more] });
    assert.equal(both.kind, "alarm");
    assert.deepEqual(both.disagreements, [more.sentence, less.sentence]);
  });

  it("notes what the server failed to answer and what the person may not do, without an alarm", () => {
    const { kind, notes } = stateOf({ defects: ["a"], blocked: ["b"] });
    assert.deepEqual([kind, notes], ["proved", ["a", "b"]]);
  });
});
