import assert from "node:assert/strict";
import { build } from "esbuild";

/** What the engine may add to the extension, minified, in bytes. */
const limit = 45 * 1024;

describe("the grant engine as a bundle", () => {
  it("stays under 45 KiB and needs nothing but the helper for languages", async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ["src/core/index.ts"],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      target: "node22",
      external: ["@vscode/l10n"],
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const [file] = outputFiles;
    assert.ok(file && file.contents.length <= limit, `${file?.contents.length} bytes`);
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    );
    assert.deepEqual([...new Set(imported)], ["@vscode/l10n"]);
  });
});
