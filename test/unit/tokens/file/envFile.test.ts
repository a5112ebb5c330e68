import assert from "node:assert/strict";
import fc from "fast-check";
import { isVariableName, setVariable } from "../../../../src/tokens/file/envFile";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";
const set = (text: string) => setVariable(text, "CODER_SESSION_TOKEN", secret);

describe("writing a variable into an .env file", () => {
  const cases: readonly (readonly [name: string, before: string, after: string, replaced?: string])[] = [
    ["begins a new file", "", `CODER_SESSION_TOKEN=${secret}\n`],
    ["appends a line", "A=1\n", `A=1\nCODER_SESSION_TOKEN=${secret}\n`],
    ["ends an open last line first", "A=1", `A=1\nCODER_SESSION_TOKEN=${secret}\n`],
    ["keeps Windows' line ends", "A=1\r\nB=2\r\n", `A=1\r\nB=2\r\nCODER_SESSION_TOKEN=${secret}\r\n`],
    ["replaces in place", "CODER_SESSION_TOKEN=old\nB=2\n", `CODER_SESSION_TOKEN=${secret}\nB=2\n`, "old"],
    ["keeps export", "export CODER_SESSION_TOKEN='old'\n", `export CODER_SESSION_TOKEN=${secret}\n`, "old"],
    ["fills an empty value without a word", "CODER_SESSION_TOKEN=\n", `CODER_SESSION_TOKEN=${secret}\n`],
    [
      "takes the same value for no change",
      `CODER_SESSION_TOKEN="${secret}"`,
      `CODER_SESSION_TOKEN=${secret}`,
    ],
    [
      "keeps the comment behind a value",
      "CODER_SESSION_TOKEN=old # mine\n",
      `CODER_SESSION_TOKEN=${secret} # mine\n`,
      "old",
    ],
    [
      "keeps the comment behind a quoted value",
      'CODER_SESSION_TOKEN="old # not a comment"\t# note\n',
      `CODER_SESSION_TOKEN=${secret}\t# note\n`,
      "old # not a comment",
    ],
    [
      "keeps the comment where there is no value",
      "CODER_SESSION_TOKEN= # later\n",
      `CODER_SESSION_TOKEN=${secret} # later\n`,
    ],
    [
      "takes # without a space in front for a part of the value",
      "CODER_SESSION_TOKEN=old#1\n",
      `CODER_SESSION_TOKEN=${secret}\n`,
      "old#1",
    ],
    [
      "keeps the spaces around the sign and at the end",
      "CODER_SESSION_TOKEN = old \nB=2\n",
      `CODER_SESSION_TOKEN = ${secret} \nB=2\n`,
      "old",
    ],
    [
      "replaces a quoted value over several lines",
      'CODER_SESSION_TOKEN="line 1\nline 2" # two\r\nNEXT=1\n',
      `CODER_SESSION_TOKEN=${secret} # two\r\nNEXT=1\n`,
      "line 1\nline 2",
    ],
    [
      "passes over what looks like an assignment inside another value",
      'NOTE="put here:\nCODER_SESSION_TOKEN=yours\n"\n',
      `NOTE="put here:\nCODER_SESSION_TOKEN=yours\n"\nCODER_SESSION_TOKEN=${secret}\n`,
    ],
    [
      "does not take a quote that is never closed for the rest of the file",
      "NOTE='tis\nCODER_SESSION_TOKEN=old\nB='x' y\n",
      `NOTE='tis\nCODER_SESSION_TOKEN=${secret}\nB='x' y\n`,
      "old",
    ],
    [
      "knows an escaped quote, and a backslash that escapes none",
      'A="say \\"hi\\"\nCODER_SESSION_TOKEN=no"\nB=\'C:\\\'\nCODER_SESSION_TOKEN=`old`\n',
      `A="say \\"hi\\"\nCODER_SESSION_TOKEN=no"\nB='C:\\'\nCODER_SESSION_TOKEN=${secret}\n`,
      "old",
    ],
    [
      "leaves every line end as it is",
      "A=1\r\nB=2\nCODER_SESSION_TOKEN=old\r\nC=3\n",
      `A=1\r\nB=2\nCODER_SESSION_TOKEN=${secret}\r\nC=3\n`,
      "old",
    ],
    [
      "knows the first line behind a byte order mark",
      "\uFEFFCODER_SESSION_TOKEN=old\n",
      `\uFEFFCODER_SESSION_TOKEN=${secret}\n`,
      "old",
    ],
    ["begins an empty file with a byte order mark", "\uFEFF", `\uFEFFCODER_SESSION_TOKEN=${secret}\n`],
    [
      "passes over a comment",
      "# CODER_SESSION_TOKEN=x\n",
      `# CODER_SESSION_TOKEN=x\nCODER_SESSION_TOKEN=${secret}\n`,
    ],
    [
      "passes over names that only look alike",
      "MY_CODER_SESSION_TOKEN=x\nCODER_SESSION_TOKEN_2=y\n",
      `MY_CODER_SESSION_TOKEN=x\nCODER_SESSION_TOKEN_2=y\nCODER_SESSION_TOKEN=${secret}\n`,
    ],
    [
      "changes the last of several, which counts",
      "CODER_SESSION_TOKEN=a\nCODER_SESSION_TOKEN=b\n",
      `CODER_SESSION_TOKEN=a\nCODER_SESSION_TOKEN=${secret}\n`,
      "b",
    ],
  ];
  for (const [name, before, text, replaced] of cases)
    it(name, () => assert.deepEqual(set(before), { text, replaced }));

  it("changes nothing else, and a second time changes nothing at all", () => {
    const line = fc.oneof(
      fc.stringMatching(/^[A-Z]{1,5}=[ -~]{0,9}$/),
      fc.stringMatching(/^#[ -~]{0,9}$/),
      fc.constant(""),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, lineEnd) => {
        const text = lines.map((each) => each + lineEnd).join("");
        const once = set(text).text;
        assert.ok(once.startsWith(text));
        assert.deepEqual(set(once), { text: once, replaced: undefined });
      }),
    );
  });

  it("changes the value and not one character beside it, whatever else is in the file", () => {
    const line = fc.oneof(
      fc.stringMatching(/^[A-Z]{1,5}=[ -~]{0,9}$/),
      fc.stringMatching(/^[A-Z]{1,5}="[a-z #='\n]{0,12}"( #[ -~]{0,5})?$/),
      fc.stringMatching(/^#[ -~]{0,9}$/),
    );
    const around = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")));
    const text = (lines: readonly (readonly [string, string])[]) =>
      lines.map((each) => each.join("")).join("");
    const old = fc.constantFrom("old", "'old'", '"old"', "`old`", '"ol\nd"');
    const behind = fc.constantFrom("\n", "\r\n", " # note\n", "\t#\n", "  \n");
    fc.assert(
      fc.property(
        around,
        fc.constantFrom("", "export ", "  "),
        old,
        behind,
        around,
        (before, start, was, end, after) => {
          const head = `${text(before)}${start}CODER_SESSION_TOKEN=`;
          // A quote that a random line leaves open may rightly reach over the assignment.
          fc.pre(!/=["'`]/.test(text(before).replace(/="[^"]*"( #[^\n]*)?\r?\n/g, "")));
          assert.equal(set(`${head}${was}${end}${text(after)}`).text, `${head}${secret}${end}${text(after)}`);
        },
      ),
    );
  });

  it("knows names that shells take", () => {
    assert.deepEqual(["A", "_a1", "1A", "A-B", "", "A B", "A=B"].map(isVariableName), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
