import assert from "node:assert/strict";
import path from "node:path";
import { build } from "esbuild";

describe("what importing the client brings", () => {
  it("is neither axios nor zod before the first request, and no sockets before the first stream", async () => {
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
    /** The files of all that is loaded with an entry at once. */
    const loadedWith = (entry: string): string[] => {
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
        Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint?.endsWith(entry)) ??
          "",
      );
      assert.notEqual(atOnce.size, 0);
      return [...atOnce].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
    };
    assert.deepEqual(
      loadedWith("coder/index.ts").filter((file) => /node_modules\/(?!@vscode\/l10n\/)/.test(file)),
      [],
    );
    const withCalls = loadedWith("coder/calls.ts");
    assert.ok(withCalls.some((file) => file.includes("node_modules/axios/")));
    assert.ok(!withCalls.some((file) => file.includes("node_modules/ws/")));
    const withStreams = loadedWith("coder/streams.ts");
    assert.ok(withStreams.some((file) => file.includes("node_modules/ws/")));
    assert.ok(!withStreams.some((file) => file.includes("node_modules/axios/")));
  });
});
