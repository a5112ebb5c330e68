import assert from "node:assert/strict";
import { build, type Metafile } from "esbuild";

/** What activation may load, in bytes. */
const budget = 40 * 1024;

/** A chunk with all the chunks it loads without being asked. */
function loadedWith(file: string, { outputs }: Metafile, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind } of outputs[file]?.imports ?? []) {
    if (kind === "import-statement" && path in outputs) loadedWith(path, { inputs: {}, outputs }, seen);
  }
  return seen;
}

describe("activation", function () {
  this.timeout(60_000);

  it("loads little code and no library: axios, zod and every panel come when they are needed", async () => {
    const { metafile } = await build({
      entryPoints: ["src/extension.ts"],
      outdir: "out/activation",
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      mainFields: ["module", "main"],
      external: ["vscode"],
    });
    const chunks = [...loadedWith("out/activation/extension.js", metafile)].map(
      (file) => metafile.outputs[file],
    );
    const inputs = chunks.flatMap((chunk) => Object.keys(chunk?.inputs ?? {}));
    assert.deepEqual(
      inputs.filter((file) => file.includes("node_modules")),
      [],
    );
    const bytes = chunks.reduce((sum, chunk) => sum + (chunk?.bytes ?? 0), 0);
    assert.ok(bytes <= budget, `${bytes} bytes`);
  });
});
