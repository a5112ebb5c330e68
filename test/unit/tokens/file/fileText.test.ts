import assert from "node:assert/strict";
import fc from "fast-check";
import { readFileText } from "../../../../src/tokens/file/fileText";

describe("reading the bytes of a file as text", () => {
  const cases: readonly (readonly [name: string, bytes: Buffer, answer: ReturnType<typeof readFileText>])[] =
    [
      ["takes an empty file", Buffer.alloc(0), { text: "" }],
      ["keeps a byte order mark", Buffer.from("\uFEFFA=1\n"), { text: "\uFEFFA=1\n" }],
      ["takes UTF-8", Buffer.from("NAME=José 🦊\r\n"), { text: "NAME=José 🦊\r\n" }],
      ["refuses Latin-1", Buffer.from("NAME=José\n", "latin1"), "notUtf8"],
      ["refuses UTF-8 that is cut off", Buffer.from("é").subarray(0, 1), "notUtf8"],
      ["refuses surrogates in UTF-8", Buffer.from([0xed, 0xa0, 0x80]), "notUtf8"],
      ["refuses UTF-16 with its mark", Buffer.from("\uFEFFA=1\n", "utf16le"), "utf16"],
      ["refuses UTF-16 the other way round", Buffer.from("\uFEFFA=1\n", "utf16le").swap16(), "utf16"],
      ["refuses UTF-16 by its mark alone", Buffer.from("\uFEFF中文", "utf16le"), "utf16"],
      [
        "refuses UTF-16 the other way round by its mark alone",
        Buffer.from("\uFEFF中文", "utf16le").swap16(),
        "utf16",
      ],
      ["takes the half of a mark for no mark", Buffer.from([0xff, 0x41]), "notUtf8"],
      ["takes the other half for none", Buffer.from([0x41, 0xfe]), "notUtf8"],
      ["takes half of the other mark for none", Buffer.from([0xfe, 0x41]), "notUtf8"],
      ["takes the other half of that for none", Buffer.from([0x41, 0xff]), "notUtf8"],
      ["refuses UTF-16 without a mark", Buffer.from("A=1\n", "utf16le"), "utf16"],
      ["refuses what is no file of variables", Buffer.alloc(1024 * 1024 + 1, "A"), "tooLarge"],
      ["takes the longest that it takes", Buffer.alloc(1024 * 1024, "A"), { text: "A".repeat(1024 * 1024) }],
    ];
  for (const [name, bytes, answer] of cases) it(name, () => assert.deepEqual(readFileText(bytes), answer));

  it("gives a text that is the same bytes again, or none", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const read = readFileText(bytes);
        if (typeof read !== "string") assert.deepEqual(new Uint8Array(Buffer.from(read.text)), bytes);
      }),
    );
  });
});
