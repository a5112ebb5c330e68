const esbuild = require("esbuild");
const path = require("node:path");

/**
 * Builds the launcher of processes: a program of its own, run by VS Code's own Node, which loads nothing else.
 *
 * @param {string} outdir gets `launcher.js`
 * @param {boolean} production minified and without source maps
 * @returns {Promise<import("esbuild").Metafile>} of what is in it
 */
exports.buildLauncher = async function buildLauncher(outdir, production) {
  const { metafile } = await esbuild.build({
    bundle: true,
    entryPoints: { launcher: path.join("src", "platform", "launcher", "program.ts") },
    format: "cjs",
    logLevel: "warning",
    metafile: true,
    minify: production,
    outdir,
    platform: "node",
    sourcemap: production ? false : "inline",
    target: "node22",
  });
  return metafile;
};
