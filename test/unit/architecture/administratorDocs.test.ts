import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import manifest from "../../../package.json";
import { recordFolders } from "../../../src/tokens/durable/unfinished";
import { endpointsOfSources } from "../../support/docs/endpoints";

const page = readFileSync("docs/administrators.md", "utf8");

/** What stands in the first cells of the table below a heading, without code marks. */
function cellsBelow(heading: string, cells: number): readonly string[][] {
  const part = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  const rows = part.split("\n").filter((line) => /^\| [`A-Z]/.test(line));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, 1 + cells)
      .map((cell) => cell.trim().replace(/`/g, "")),
  );
}

describe("docs/administrators.md", () => {
  it("has every request that the client can make, and no other", () => {
    const written = cellsBelow("What it requests", 2).map(
      ([method = "", request = ""]) => `${method} ${request.replace(/\{\w+\}/g, "{}")}`,
    );
    assert.deepEqual([...new Set(written)].sort(), [...endpointsOfSources().keys()].sort());
    assert.ok(written.length >= 30);
  });

  it("has every setting, with its default", () => {
    const { properties } = manifest.contributes.configuration;
    const expected = Object.entries(properties).map(([name, { default: value }]) => [
      name,
      JSON.stringify(value),
    ]);
    assert.deepEqual(cellsBelow("What can be preset", 2), expected);
  });

  it("has every folder in which something is left to do", () => {
    const part = page.slice(page.indexOf("## What is stored"));
    for (const folder of Object.values(recordFolders)) assert.ok(part.includes(`\`${folder}/\``), folder);
  });
});
