const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");
const { afterServices } = require("./afterServices.cjs");
const { unreached } = require("./unreached.cjs");
const { vscodeNames } = require("./vscodeNames.cjs");

/**
 * Builds the extension host's bundle, split into chunks that load when first needed. VS Code loads CommonJS
 * (and patches `require("https")` for proxies and certificates), but esbuild splits only ES modules. So this
 * first splits the host as ES modules, and then turns each chunk into CommonJS.
 *
 * @param {string} outdir is filled: `extension.js`, and `chunks/` beside it
 * @param {boolean} production minified and without source maps
 * @returns {Promise<import("esbuild").Metafile>} of what is in which chunk, and which chunk imports which
 */
exports.buildHost = async function buildHost(outdir, production) {
  /** @type {import("esbuild").TransformOptions} */
  const shared = {
    charset: "utf8",
    define: {
      "process.env.NODE_ENV": JSON.stringify(production ? "production" : "development"),
      // ws would look for compiled helpers in any node_modules folder above the extension.
      "process.env.WS_NO_BUFFER_UTIL": '"1"',
      "process.env.WS_NO_UTF_8_VALIDATE": '"1"',
    },
    logLevel: "warning",
    minify: production,
    sourcemap: production ? false : "inline",
    target: "node22",
  };
  const { outputFiles, metafile } = await esbuild.build({
    ...shared,
    // VS Code supplies the translations, so nothing must be read from files or addresses, which the package's
    // build for Node can do.
    alias: { "@vscode/l10n": path.resolve("node_modules/@vscode/l10n/dist/browser.js") },
    bundle: true,
    chunkNames: "chunks/[name]-[hash]",
    entryPoints: { extension: "src/extension.ts" },
    format: "esm",
    mainFields: ["module", "main"],
    metafile: true,
    outdir,
    platform: "node",
    // The names of the chunks must not depend on where the packages really are.
    preserveSymlinks: true,
    plugins: [afterServices, unreached, vscodeNames],
    splitting: true,
    write: false,
  });
  await Promise.all(
    outputFiles.map(async (file) => {
      const { code } = await esbuild.transform(file.text, {
        ...shared,
        format: "cjs",
        // Later imports of a chunk become `require`.
        supported: { "dynamic-import": false },
      });
      fs.mkdirSync(path.dirname(file.path), { recursive: true });
      fs.writeFileSync(file.path, code);
    }),
  );
  return metafile;
};
