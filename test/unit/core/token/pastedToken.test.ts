import assert from "node:assert/strict";
import fc from "fast-check";
import { readPastedToken } from "../../../../src/core";
import { plain } from "../../../support/plain";

const token = "abcdefghij-0123456789ABCDEFGHIJKL";
const other = "0123456789-abcdefghijABCDEFGHIJKL";

/** What people copy from a terminal, a file, a page or a chat; `T` stands for the token. */
const wrappings: readonly string[] = [
  ...["T", " T\r\n", '"T"', "'T'", "`T`", "<T>", "(T)", "T,", "T.", "“T”", "**T**", "_T_", "[T]"],
  ...["\u200bT\u200b", "\ufeffT", "\u2060T\u200d", "\u202aT\u202c", "\u00a0T\u00a0", "\u200e'T'\u200e"],
  ...[
    "export CODER_SESSION_TOKEN=T",
    'CODER_SESSION_TOKEN="T"',
    "CODER_SESSION_TOKEN='T';",
    "CODER_SESSION_TOKEN: T",
  ],
  ...["set CODER_SESSION_TOKEN=T", '$env:CODER_SESSION_TOKEN = "T"', "setx CODER_SESSION_TOKEN T"],
  ...["Coder-Session-Token: T", "coder-session-token:T", "Authorization: Bearer T", "Bearer T"],
  ...['{"key":"T"}', '{"session_token": "T"}', '"token": "T",', "token = 'T'", "--token T", "--token=T"],
  ...[
    "coder login --token T https://coder.example.com",
    '$ curl -H "Coder-Session-Token: T" https://h/api/v2',
  ],
  ...[
    "Your token is: T",
    "export CODER_URL=https://h\nexport CODER_SESSION_TOKEN=T\n",
    "```\nT\n```",
    "> T",
    "- T",
  ],
  ...["T\nT", "T and again T"],
];

const read = (text: string) => plain(readPastedToken(text));

describe("a token as it was pasted", () => {
  for (const wrapping of wrappings) {
    it(`is found in ${JSON.stringify(wrapping)}`, () => {
      assert.deepEqual(read(wrapping.replaceAll(/(?<!SESSION_|[A-Z])T(?!oken)/g, token)), {
        kind: "token",
        token,
      });
    });
  }

  it("is found when one line end broke it, wherever that is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: token.length - 1 }),
        fc.constantFrom("\n", "\r\n", "\r", "\n  ", " \n", "\\\n", "\n\t"),
        fc.constantFrom('"T"', "T", "CODER_SESSION_TOKEN=T", "T\n", "a line\nT\nanother"),
        (place, lineEnd, wrapping) => {
          const broken = token.slice(0, place) + lineEnd + token.slice(place);
          assert.deepEqual(read(wrapping.replace(/T(?!OKEN)/, broken)), { kind: "token", token });
        },
      ),
    );
  });

  it("is found with invisible characters in it, and with a hyphen that a chat changed", () => {
    assert.deepEqual(read(`${token.slice(0, 5)}\u200b${token.slice(5)}`), {
      kind: "token",
      token,
    });
    for (const hyphen of ["\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
      assert.deepEqual(read(token.replace("-", hyphen)), { kind: "token", token });
  });

  it("is no secret of OAuth2", () => {
    const secret = `coder_0123456789_${"aB3d".repeat(10)}`;
    assert.deepEqual(read(`refresh_token=${secret}`), { kind: "none" });
    const token = "0123456789-abcdefghijklmnopqrstuv";
    assert.deepEqual(read(`${secret} ${token}`), { kind: "token", token });
  });

  it("is not chosen from several", () => {
    for (const text of [
      `${token} ${other}`,
      `${token}\n${other}`,
      `A=${token};B="${other}"`,
      `${token},${other}`,
    ])
      assert.deepEqual(read(text), { kind: "several" }, text);

    const broken = `${other.slice(0, 20)}\n${other.slice(20)}`;
    assert.deepEqual(read(`${token}\n\n${broken}`), { kind: "several" });
  });

  it("is not cut out of something longer, nor put together from more than two pieces", () => {
    for (const text of [
      `x${token}`,
      `${token}x`,
      `file-${token}`,
      `${token}-copy`,
      token.slice(0, -1),
      token.replace("-", ""),
      token.replace("-", " "),
      `${token.slice(0, 4)} ${token.slice(4)}`,
      `${token.slice(0, 4)}\n${token.slice(4, 20)}\n${token.slice(20)}`,
      `${token.slice(0, 4)}\n\n${token.slice(4)}`,
      "hunter2",
      "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21",
    ])
      assert.deepEqual(read(text), { kind: "none" }, text);
  });

  it("is not looked for in nothing", () => {
    for (const text of ["", "  ", "\n", "\u200b", "\ufeff \u00a0"])
      assert.deepEqual(read(text), { kind: "empty" });
  });

  it("costs little in a long text", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}`).join("\n");
    assert.deepEqual(read(lines), { kind: "none" });
    assert.deepEqual(read(`${lines}\n${token}`), { kind: "token", token });
    const broken = `${token.slice(0, 12)}\n${token.slice(12)}`;
    assert.deepEqual(read(`${lines}\n${broken}`), { kind: "none" });
  });
});
