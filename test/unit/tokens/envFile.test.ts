import assert from "node:assert/strict";
import fc from "fast-check";
import { isVariableName, setVariable } from "../../../src/tokens/file/envFile";

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
    ["reads past a comment", "CODER_SESSION_TOKEN=old # mine\n", `CODER_SESSION_TOKEN=${secret}\n`, "old"],
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
  for (const [name, before, text, replaced] of cases) {
    it(name, () => assert.deepEqual(set(before), { text, replaced }));
  }

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
