// Builds everything that is compiled: the extension host bundle (split into chunks that load when first
// needed), one script and one style sheet per webview, and with --tests the test programs: of the folders and files
// below test/ that are named after it, else all. With --bare none of them needs a VS Code, or has a source map.
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");
const terser = require("terser");
const { leanAxios } = require("./scripts/esbuild/leanAxios.cjs");
const { notices } = require("./scripts/esbuild/notices.cjs");
const { toCommonJs } = require("./scripts/esbuild/toCommonJs.cjs");
const { vscodeApi } = require("./scripts/esbuild/vscodeApi.cjs");

const production = process.argv.includes("--production");
const tests = process.argv.includes("--tests");
const watch = process.argv.includes("--watch");
const bare = process.argv.includes("--bare");
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));

/** @type {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": JSON.stringify(production ? "production" : "development") },
};

/**
 * VS Code loads CommonJS (and patches `require("https")` for proxies and certificates), but esbuild splits
 * only ES modules. So the host is split as ES modules first and each chunk is then turned into CommonJS.
 */
async function buildHost() {
  const result = await esbuild.build({
    ...shared,
    entryPoints: { extension: "src/extension.ts" },
    outdir: "dist",
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    target: "node22",
    mainFields: ["module", "main"],
    // VS Code hands over the translations: nothing has to be read from files or addresses, as its build for Node can.
    alias: { "@vscode/l10n": require.resolve("@vscode/l10n/dist/browser.js") },
    sourcemap: production ? false : "inline",
    plugins: [leanAxios, vscodeApi],
    metafile: true,
    write: false,
  });
  refuseCircles(result.metafile.outputs);
  for (const file of result.outputFiles) {
    const code = await toCommonJs(file.text);
    fs.mkdirSync(path.dirname(file.path), { recursive: true });
    fs.writeFileSync(file.path, production ? await squeeze(code) : code);
  }
  fs.writeFileSync("dist/meta-host.json", JSON.stringify(result.metafile));
}

/** Chunks in a circle would copy imports before they exist. */
function refuseCircles(outputs) {
  const done = new Set();
  const visit = (file, trail) => {
    if (trail.includes(file)) throw new Error(`Chunks import each other: ${[...trail, file].join(" → ")}`);
    if (done.has(file) || !(file in outputs)) return;
    for (const { path: imported, kind } of outputs[file].imports) {
      if (kind === "import-statement") visit(imported, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of Object.keys(outputs)) visit(file, []);
}

/** Takes out what esbuild leaves: terser looks across statements. It is 4 % of the host. */
async function squeeze(code) {
  const { code: squeezed } = await terser.minify(code, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
  });
  return squeezed;
}

async function buildWebviews() {
  const panels = fs
    .readdirSync("src/webviews", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(`src/webviews/${entry.name}/page/main.ts`))
    .map((entry) => entry.name);
  const result = await esbuild.build({
    ...shared,
    entryPoints: Object.fromEntries(panels.map((name) => [name, `src/webviews/${name}/page/main.ts`])),
    outdir: "dist/webviews",
    format: "iife",
    platform: "browser",
    target: "chrome128",
    loader: { ".svg": "text" },
    metafile: true,
  });
  fs.writeFileSync("dist/meta-webviews.json", JSON.stringify(result.metafile));
}

/**
 * Each `*.test.ts` and each program under test/ becomes one file in out/, with packages left outside. For unit tests, which
 * run in plain Node, `vscode` is the stand-in of test/support/vscode.
 */
async function buildTests() {
  const files = fs
    .readdirSync("test", { recursive: true })
    .map((file) => path.join("test", file))
    .filter((file) => /\.(test|main|bench)\.ts$/.test(file))
    .filter((file) => folders.length === 0 || folders.some((folder) => isBelow(file, folder)));
  const build = (entryPoints, more) =>
    esbuild.build({
      ...shared,
      entryPoints,
      outdir: "out/test",
      outbase: "test",
      format: "cjs",
      platform: "node",
      target: "node20",
      mainFields: ["module", "main"],
      packages: "external",
      sourcemap: bare ? false : "inline",
      ...more,
    });
  const isCarried = (file) => bare || isBelow(file, "unit");
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

/** Prints what each bundle weighs, so that a heavy import is seen when it comes in. */
function report() {
  for (const name of ["host", "webviews"]) {
    const { outputs } = JSON.parse(fs.readFileSync(`dist/meta-${name}.json`, "utf8"));
    for (const file of Object.keys(outputs).sort()) {
      if (!file.endsWith(".map")) {
        console.log(`${(fs.statSync(file).size / 1024).toFixed(1).padStart(8)} KiB  ${file}`);
      }
    }
  }
}

async function buildAll() {
  if (tests) {
    fs.rmSync("out/test", { recursive: true, force: true });
    return buildTests();
  }
  fs.rmSync("dist", { recursive: true, force: true });
  await Promise.all([buildHost(), buildWebviews()]);
  const metafiles = ["host", "webviews"].map((name) =>
    JSON.parse(fs.readFileSync(`dist/meta-${name}.json`, "utf8")),
  );
  fs.writeFileSync("dist/ThirdPartyNotices.txt", notices(metafiles));
  report();
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
