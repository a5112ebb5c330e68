import assert from "node:assert/strict";
import fc from "fast-check";
import { readHeaderLines } from "../../../src/session/network/headers/headerLines";

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);
const value = fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/);

describe("what a header command printed", () => {
  it("is read whatever the separator, the spaces around it and the ends of lines", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key.toLowerCase(), maxLength: 5 }),
        fc.constantFrom(":", ": ", "=", " = ", ":\t"),
        fc.constantFrom("\n", "\r\n", "\n\n"),
        (headers, separator, end) => {
          const output = headers.map(([key, text]) => `${key}${separator}${text}${end}`).join("");
          assert.deepEqual(readHeaderLines(output), Object.fromEntries(headers));
        },
      ),
    );
  });

  for (const [output, line] of [
    ["no separator", 1],
    ["A: b\n\nwith space: c", 3],
    [": no name", 1],
    ["A: b\u0000c", 1],
    ["A: b\u007f", 1],
    ["A: b\rB: c", 1],
    ["A: \u20ac", 1],
    ["{\n", 1],
  ] as const) {
    it(`is refused by the number of its line: ${JSON.stringify(output)}`, () => {
      assert.equal(readHeaderLines(output), line);
    });
  }

  it("may be nothing, and a value may be empty", () => {
    assert.deepEqual(readHeaderLines(""), {});
    assert.deepEqual(readHeaderLines("A:\n"), { A: "" });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (output) => void readHeaderLines(output)));
  });
});
