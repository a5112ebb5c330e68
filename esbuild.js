// Builds everything that is compiled: the extension host bundle (split into chunks that load when first
// needed), the launcher of processes, one script and one style sheet per webview, and with --tests the test programs: those in the
// folders and files below test/ named after it, or all. With --bare none of them needs a VS Code or has a
// source map.
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");
const { billOfMaterials } = require("./scripts/esbuild/billOfMaterials.cjs");
const { buildHost } = require("./scripts/esbuild/host.cjs");
const { buildLauncher } = require("./scripts/esbuild/launcher.cjs");
const { notices } = require("./scripts/esbuild/notices.cjs");
const { buildWebviews, webviews } = require("./scripts/esbuild/webviews.cjs");

const production = process.argv.includes("--production");
const tests = process.argv.includes("--tests");
const watch = process.argv.includes("--watch");
const bare = process.argv.includes("--bare");
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));

/**
 * Each `*.test.ts` and each program under test/ becomes one file in out/, with packages left outside. For unit tests and
 * programs that run in plain Node, `vscode` is the stand-in of test/support/vscode.
 */
async function buildTests() {
  const files = fs
    .readdirSync("test", { recursive: true })
    .map((file) => path.join("test", file))
    .filter((file) => /\.(test|main|bench)\.ts$/.test(file))
    .filter((file) => folders.length === 0 || folders.some((folder) => isBelow(file, folder)));
  const build = (entryPoints, more) =>
    esbuild.build({
      bundle: true,
      entryPoints,
      logLevel: "warning",
      outdir: "out/test",
      outbase: "test",
      format: "cjs",
      platform: "node",
      target: "node20",
      mainFields: ["module", "main"],
      packages: "external",
      sourcemap: bare ? false : "inline",
      // They are in the files that the maps name.
      sourcesContent: false,
      ...more,
    });
  const inPlainNode = ["unit", "faults", "soak", path.join("bench", "plain")];
  const isCarried = (file) => bare || inPlainNode.some((folder) => isBelow(file, folder));
  const carried = { alias: { vscode: path.resolve("test/support/vscode/api.ts") } };
  await Promise.all([
    build(files.filter(isCarried), carried),
    build(
      files.filter((file) => !isCarried(file)),
      { external: ["vscode"] },
    ),
  ]);
}

function isBelow(file, folder) {
  const whole = path.join("test", folder);
  return file.startsWith(whole + path.sep) || file === `${whole}.test.ts`;
}

/** Prints the size of each bundle, so that a heavy import is noticed when it is added. */
function report(metafiles) {
  for (const file of metafiles.flatMap(({ outputs }) => Object.keys(outputs)).sort()) {
    if (!file.endsWith(".map"))
      console.log(`${(fs.statSync(file).size / 1024).toFixed(1).padStart(8)} KiB  ${file}`);
  }
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

async function buildAll() {
  if (tests) {
    fs.rmSync("out/test", { recursive: true, force: true });
    return buildTests();
  }
  fs.rmSync("dist", { recursive: true, force: true });
  const [host, launcher, { metafile }] = await Promise.all([
    buildHost("dist", production),
    buildLauncher("dist", production),
    buildWebviews(webviews(), {
      outdir: "dist/webviews",
      minify: production,
      sourcemap: production ? false : "linked",
    }),
  ]);
  const metafiles = [host, launcher, metafile];
  fs.writeFileSync("dist/ThirdPartyNotices.txt", notices(metafiles));
  fs.writeFileSync(
    "dist/sbom.cdx.json",
    billOfMaterials(metafiles, readJson("package.json"), readJson("package-lock.json").packages),
  );
  report(metafiles);
}

buildAll()
  .then(() => {
    if (!watch) return;
    console.log("Watching src/ …");
    let pending;
    fs.watch("src", { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(() => buildAll().catch((error) => console.error(error.message)), 100);
    });
  })
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
