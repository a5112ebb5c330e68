import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import bundle from "../../../l10n/bundle.l10n.json";
import nls from "../../../package.nls.json";

/**
 * The sources of the extension as one text with one import: the collector takes half a second for each file, and looks at
 * each pair of an import and a call.
 */
function sources(): string {
  const contents = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join("src", file), "utf8").replace(/^import [^;]*;\n/gm, ""));
  return ['import * as l10n from "@vscode/l10n";', ...contents].join("\n");
}

describe("the texts for translators", function () {
  this.timeout(60_000);

  it("hold every text of the code and no other; `npm run l10n` collects them", async () => {
    const collected = await getL10nJson([{ extension: ".ts", contents: sources() }]);
    assert.deepEqual(Object.keys(bundle).sort(), Object.keys(collected).sort());
  });

  const inEnglish: [string, Record<string, unknown>, RegExp][] = [
    ["l10n", bundle, /^bundle\.l10n\..+\.json$/],
    [".", nls, /^package\.nls\..+\.json$/],
  ];
  for (const [folder, english, named] of inEnglish) {
    for (const file of readdirSync(folder).filter(
      (name) => named.test(name) && name !== "bundle.l10n.json",
    )) {
      it(`say nothing in ${file} that is not there, and fill in what is filled in`, () => {
        const texts = textsOf(folder, file);
        for (const [key, text] of Object.entries(texts)) {
          assert.ok(key in english, `nobody says "${key}"`);
          assert.deepEqual(
            placeholdersOf(text),
            placeholdersOf(folder === "l10n" ? key : String(english[key])),
          );
        }
      });
      it(`are all there in ${file}, and none is empty`, () => {
        const texts = textsOf(folder, file);
        assert.deepEqual(
          Object.keys(english).filter((key) => (texts[key] ?? "").trim() === ""),
          [],
        );
      });
    }
  }

  it("have an ellipsis in every language where they have one in English", () => {
    for (const file of readdirSync("l10n").filter((name) => /^bundle\.l10n\..+\.json$/.test(name))) {
      if (file === "bundle.l10n.json") continue;
      for (const [key, text] of Object.entries(textsOf("l10n", file))) {
        const english = key.split("/")[0] ?? key;
        assert.equal(text.endsWith("…"), english.endsWith("…"), `${file}: ${key}`);
      }
    }
  });
});

function textsOf(folder: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, string>;
}

function placeholdersOf(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
