import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import welcome from "../../../package.nls.json";
import { errorSentences } from "../../support/docs/errorSentences";

const page = readFileSync("docs/troubleshooting.md", "utf8");
const bundle = JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8")) as Record<
  string,
  string | { readonly message: string }
>;
/** What a view says in place of its rows when they couldn't be read. */
const ofViews = Object.entries(welcome)
  .filter(([key]) => /^welcome\.(?:.*\.)?(?:error|keyringFailed|refused)$/.test(key))
  .map(([, text]) => text.split("\n")[0] ?? "");

const everyText = Object.values(bundle)
  .map((text) => (typeof text === "string" ? text : text.message))
  .concat(ofViews);

/** As the page writes a sentence: with `…` for what is filled in. */
const asWritten = (text: string): string => text.replace(/\{\d\}/g, "…");

/** What is bold in the page is a sentence of Coder Access. */
const bold = [...page.matchAll(/\*\*(.+?)\*\*/gs)].map(([, text = ""]) =>
  text.replace(/\s+/g, " ").replace(/\\([*_:])/g, "$1"),
);

describe("docs/troubleshooting.md", () => {
  let sentences: ReadonlyMap<string, string>;
  before(function () {
    // It reads all sources, which takes a moment while other tests run.
    this.timeout(60_000);
    sentences = new Map([...errorSentences(), ...ofViews.map((text) => [text, "package.nls.json"] as const)]);
  });

  it("has every sentence that is said in a failure", () => {
    const missing = [...sentences].filter(([text]) => !bold.includes(asWritten(text)));
    assert.equal(missing.map(([text, file]) => `${file}: ${asWritten(text)}`).join("\n"), "");
  });

  it("has no sentence that is said no more", () => {
    const said = new Set(everyText.map(asWritten));
    assert.equal(bold.filter((text) => !said.has(text)).join("\n"), "");
  });

  it("is compared with sentences of every kind of failure", () => {
    assert.ok(sentences.size >= 250, `only ${sentences.size} were found`);
    for (const text of [
      "{0} refused the connection.",
      "Nothing was sent to {0}: the key in {1} needs a passphrase.",
      "{0} doesn't accept this token. Open the sign-in page to get another one.",
      "VS Code's secret storage can't be read. Unlock your system's keyring, then try again.",
      '"{0}" is already running.',
      "Enter a name.",
    ])
      assert.ok(sentences.has(text), text);
  });
});
