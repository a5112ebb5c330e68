import assert from "node:assert/strict";
import { clockSentence, outageOf } from "../../../../src/views/tree/outage";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../pictureSupport";

describe("an outage, in words", () => {
  useVscode();
  const at = new Date("2026-11-27T12:00:00");

  it("is why the deployment could not be asked, and of when the rows are", () => {
    const explain = (error: unknown) => (error as Error).message;
    const error = new Error("It doesn't answer.");
    assert.equal(outageOf(explain, { kind: "failed", error, last: undefined }), "It doesn't answer.");
    assert.equal(
      outageOf(explain, { kind: "failed", error, last: { at } })?.replace(/\s/g, " "),
      "It doesn't answer. Showing the list from 11/27/26, 12:00 PM.",
    );
    for (const kind of ["loading", "loaded"] as const)
      assert.equal(outageOf(explain, { kind, last: { at } }), undefined);
    assert.equal(outageOf(explain, { kind: "unasked", last: undefined }), undefined);
  });

  it("says by whose clock times are told once this machine's is off, and which way", () => {
    const hour = 3_600_000;
    assert.equal(clockSentence([sessionAt("a.example.com", 0), sessionAt("b.example.com")]), undefined);
    assert.equal(
      clockSentence([sessionAt("a.example.com", 0), sessionAt("b.example.com", hour)]),
      "This computer's clock is 1 hour behind b.example.com. Times shown are those of b.example.com.",
    );
    assert.equal(
      clockSentence([sessionAt("a.example.com", -2 * hour)]),
      "This computer's clock is 2 hours ahead of a.example.com. Times shown are those of a.example.com.",
    );
  });
});
