import assert from "node:assert/strict";
import path from "node:path";
import { build } from "esbuild";

describe("what importing the client brings", () => {
  it("is neither axios nor zod before the first request", async () => {
    const { metafile } = await build({
      entryPoints: [path.resolve("src/coder/index.ts")],
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      outdir: "unused",
      write: false,
      metafile: true,
      logLevel: "error",
    });
    const atOnce = new Set<string>();
    const follow = (file: string): void => {
      const output = metafile.outputs[file];
      if (output === undefined || atOnce.has(file)) return;
      atOnce.add(file);
      output.imports
        .filter(({ kind }) => kind !== "dynamic-import")
        .forEach((imported) => follow(imported.path));
    };
    follow(
      Object.keys(metafile.outputs).find((file) =>
        metafile.outputs[file]?.entryPoint?.endsWith("coder/index.ts"),
      ) ?? "",
    );
    assert.notEqual(atOnce.size, 0);
    const packages = [...atOnce].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
    assert.deepEqual(
      packages.filter((file) => /node_modules\/(?!@vscode\/l10n\/)/.test(file)),
      [],
    );
    const later = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    assert.ok(later.some((file) => file.includes("node_modules/axios/")));
  });
});
