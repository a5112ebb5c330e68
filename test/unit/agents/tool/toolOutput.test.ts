import assert from "node:assert/strict";
import { ToolOutput } from "../../../../src/agents/tool/toolOutput";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

describe("what a model gets of a command's output", () => {
  const given = (...pieces: string[]) => {
    const output = new ToolOutput();
    for (const piece of pieces) output.add(piece);
    return output.forModel();
  };

  it("holds no secret, even one that came in pieces", () => {
    const text = given("a ", secret.slice(0, 15), secret.slice(15), "\nSet-Cookie: x=hidden; b");
    assert.ok(!/0123456789|hidden/.test(text), text);
    assert.match(text, /^a abcdefghij-…/);
  });

  it("is bounded, and holds no part of a secret where it was cut", () => {
    for (const length of [256 * 1024 - 20, 256 * 1024 - 128, 15_990]) {
      const text = given("x".repeat(length), secret, "y".repeat(300_000), "the end");
      assert.ok(text.length <= 16_000);
      assert.ok(!text.includes("0123"), String(length));
    }
  });

  it("is whole when it is short", () => {
    assert.equal(given("one\n", "two\n"), "one\ntwo");
  });
});
