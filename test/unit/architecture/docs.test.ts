import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../../package.json";

const pages = [
  ...readdirSync("."),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((file) => path.join("docs", file)),
  ...readdirSync("test", { recursive: true, encoding: "utf8" }).map((file) => path.join("test", file)),
].filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md");

/** Each group that a pattern finds in a text. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, what = ""]) => what);
}

describe("the pages for developers", () => {
  for (const page of pages) {
    const text = readFileSync(page, "utf8");

    it(`name files that are there: ${page}`, () => {
      const files = found(text, /`((?:src|test|scripts|docs)\/[\w./-]+)`/g);
      const linked = found(text, /\]\((?!\w+:|#)([^)#]+)/g).map((link) =>
        path.join(path.dirname(page), link),
      );
      assert.deepEqual(
        [...files, ...linked].filter((file) => !existsSync(file)),
        [],
      );
    });

    it(`name commands that are there: ${page}`, () => {
      const commands = found(text, /npm run ([\w:]+)/g);
      assert.deepEqual(
        commands.filter((command) => !(command in manifest.scripts)),
        [],
      );
    });
  }
});
