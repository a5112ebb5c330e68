import assert from "node:assert/strict";
import fc from "fast-check";
import { terminalLine } from "../../../../src/core/text/terminalText";

const esc = "\u001B";
const pieces = fc.constantFrom(
  ...["\u001B", "[", "]", ";", "m", "K", "J", "H", "0", "1", "8", "31", "38", "5", "2", "48", "255", "256"],
  ...["\u009B", "\u009D", "\u0090", "\u0007", "\b", "\r", "\n", "\t", "\u007F", "\u202E", "\u200B", "\\"],
  ...[`${esc}[31m`, `${esc}[0m`, `${esc}[m`, `${esc}[8m`, `${esc}[38;5;1m`, `${esc}[48;2;1;2;3m`],
  ...[
    `${esc}]0;title\u0007`,
    `${esc}]8;;https://x.y${esc}\\`,
    `${esc}[2J`,
    `${esc}[?1049h`,
    `${esc}c`,
    "é",
    "a",
  ],
);
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
);

// eslint-disable-next-line no-control-regex
const colours = /\u001B\[[0-9]+(?:;[0-9]+)*m/g;

describe("a line of somebody else's log in a terminal", () => {
  it("keeps its colours, and ends them with the line", () => {
    assert.equal(terminalLine(`${esc}[31mred${esc}[0m plain`), `${esc}[31mred${esc}[0m plain`);
    assert.equal(terminalLine(`${esc}[1;38;5;208mwarm`), `${esc}[1;38;5;208mwarm${esc}[0m`);
    assert.equal(terminalLine(`${esc}[48;2;1;2;3mdeep`), `${esc}[48;2;1;2;3mdeep${esc}[0m`);
    assert.equal(terminalLine(`${esc}[mback`), `${esc}[0mback`);
  });

  it("shows what was to be concealed or to blink, and takes no colour that is none", () => {
    assert.equal(terminalLine(`${esc}[8mhidden${esc}[28m`), "hidden");
    assert.equal(terminalLine(`${esc}[5;6mblink`), "blink");
    assert.equal(terminalLine(`${esc}[38;5mx`), "x");
    assert.equal(terminalLine(`${esc}[38;5;256mx`), "x");
    assert.equal(terminalLine(`${esc}[38;2;1;2mx`), "x");
  });

  it("does nothing of what other sequences and characters want", () => {
    for (const [given, shown] of [
      [`${esc}[2J${esc}[H`, "<U+001B>[2J<U+001B>[H"],
      [`${esc}]0;owned\u0007`, "<U+001B>]0;owned<U+0007>"],
      [`${esc}]8;;https://evil.example${esc}\\here`, "<U+001B>]8;;https://evil.example<U+001B>\\here"],
      [`${esc}]52;c;Zm9v\u0007`, "<U+001B>]52;c;Zm9v<U+0007>"],
      ["\u009B31mx", "<U+009B>31mx"],
      ["over\rwritten", "over written"],
      ["back\b\b", "back<U+0008><U+0008>"],
      [`${esc}[38:2::1:2:3mx`, "<U+001B>[38:2::1:2:3mx"],
    ] as const)
      assert.equal(terminalLine(given), shown);
  });

  it("holds nothing but letters and colours, whatever comes, and changes nothing when passed twice", () => {
    fc.assert(
      fc.property(hostile, (line) => {
        const shown = terminalLine(line);
        assert.doesNotMatch(shown.replace(colours, ""), /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
        assert.equal(terminalLine(shown), shown);
        const last = [...shown.matchAll(colours)].at(-1)?.[0];
        assert.ok(last === undefined || /[[;]0m$/.test(last), "the next line begins without a colour");
      }),
      { numRuns: 2_000 },
    );
  });

  it("is no longer than somebody would read, however many megabytes come", () => {
    const shown = terminalLine(`${esc}[31m${"x".repeat(5_000_000)}`);
    assert.ok(shown.length < 9_000);
    assert.ok(shown.endsWith(`…${esc}[0m`));
  });
});
