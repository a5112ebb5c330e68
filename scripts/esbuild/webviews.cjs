const esbuild = require("esbuild");
const fs = require("node:fs");

/** The names of the webviews: every folder of src/webviews that contains a page. */
exports.webviews = () =>
  fs
    .readdirSync("src/webviews", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(`src/webviews/${entry.name}/page/main.ts`))
    .map((entry) => entry.name);

/**
 * Builds one script and one style sheet per webview.
 *
 * @param {string[]} names of the webviews
 * @param {import("esbuild").BuildOptions} options where they go, and whether they are minified
 * @returns {Promise<import("esbuild").BuildResult>} with its metafile
 */
exports.buildWebviews = function buildWebviews(names, options) {
  return esbuild.build({
    bundle: true,
    entryPoints: Object.fromEntries(names.map((name) => [name, `src/webviews/${name}/page/main.ts`])),
    format: "iife",
    loader: { ".svg": "text" },
    logLevel: "warning",
    metafile: true,
    platform: "browser",
    preserveSymlinks: true,
    target: "chrome128",
    ...options,
  });
};
