import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join("media", "walkthrough");

describe("the walkthrough's pictures", () => {
  for (const name of readdirSync(folder)) {
    const picture = readFileSync(path.join(folder, name), "utf8");

    it(`take every color from the theme, so that they are seen in each: ${name}`, () => {
      for (const [, color] of picture.matchAll(/(?:fill|stroke)="([^"]*)"/g))
        assert.match(color ?? "", /^(none|var\(--vscode-[A-Za-z-]+(,.+)?\))$/);
      for (const [text] of picture.matchAll(/<(?:text|rect|line|path|circle)\b[^>]*>/g))
        assert.match(text, /(fill|stroke)="/, "what has no color of its own is black");
    });

    it(`have no style sheet and no script, which VS Code takes out: ${name}`, () => {
      assert.doesNotMatch(picture, /<style|class=|<script|\son\w+=/);
    });
  }
});
