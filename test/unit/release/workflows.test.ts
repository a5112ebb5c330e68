import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

const folder = ".github/workflows";

describe("the workflows", () => {
  for (const file of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${file}`, "utf8");

    it(`${file} uses only actions whose code is fixed by a commit`, () => {
      const uses = [...text.matchAll(/^\s*(?:- )?uses: *(.*)$/gm)].map(([, used]) => used ?? "");
      assert.ok(uses.length > 0);
      assert.deepEqual(
        uses.filter((used) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used)),
        [],
      );
    });

    it(`${file} holds no stored secret, and says what its token may do`, () => {
      assert.doesNotMatch(text, /secrets\./);
      assert.match(text, /^permissions:/m);
    });
  }

  it("puts nothing of a tag or a title into a shell but through a variable", () => {
    const text = readFileSync(`${folder}/release.yml`, "utf8");
    const scripts = [...text.matchAll(/^\s*(?:- )?run: *(\|\n(?:\s{10,}.*\n)+|.*)$/gm)].map(
      ([, run]) => run ?? "",
    );
    assert.ok(scripts.length > 4);
    for (const script of scripts) assert.doesNotMatch(script, /\$\{\{/);
  });
});

describe("the dependencies", () => {
  type Manifest = Record<"dependencies" | "devDependencies", Record<string, string> | undefined>;

  for (const file of ["package.json", ".github/release/package.json"]) {
    it(`${file} names each by its exact version`, () => {
      const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
      const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
      assert.ok(all.length > 0);
      assert.deepEqual(
        all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
        [],
      );
    });
  }

  it("run nothing while they are installed", () => {
    for (const file of [".npmrc", ".github/release/.npmrc"])
      assert.match(readFileSync(file, "utf8"), /^ignore-scripts=true$/m);
  });
});
