import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import bundle from "../../../l10n/bundle.l10n.json";

/** Every source of the extension, as the collector of texts wants it. */
function sources(): { extension: ".ts"; contents: string }[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ extension: ".ts", contents: readFileSync(path.join("src", file), "utf8") }));
}

describe("the texts for translators", function () {
  this.timeout(60_000);

  it("hold every text of the code and no other; `npm run l10n` collects them", async () => {
    const collected = await getL10nJson(sources());
    assert.deepEqual(Object.keys(bundle).sort(), Object.keys(collected).sort());
  });
});
