// Builds everything that is compiled: the extension host bundle (split into chunks that load when first
// needed), one script and one style sheet per webview, and with --tests the test programs.
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");

const production = process.argv.includes("--production");
const tests = process.argv.includes("--tests");
const watch = process.argv.includes("--watch");

/**
 * What axios brings and we never use: multipart bodies, redirects, its own proxies (VS Code has one), data: addresses,
 * HTTP/2 and browsers. Without them the bundle also holds no code that could follow a redirect.
 */
const unusedPackages = {
  "form-data": "module.exports = class FormData {};",
  "follow-redirects": "module.exports = {};",
  "https-proxy-agent": "module.exports = class {};",
  "proxy-from-env": "exports.getProxyForUrl = () => '';",
};
const unusedModules = [
  "adapters/xhr",
  "adapters/fetch",
  "helpers/shouldBypassProxy",
  "helpers/formDataToStream",
  "helpers/AxiosTransformStream",
  "helpers/formDataToJSON",
  "helpers/fromDataURI",
  "helpers/estimateDataURLDecodedBytes",
  "helpers/Http2Sessions",
];
const emptyModule = `export default class {}
  export const getFetch = () => null;
  export const estimateDataURLBufferAllocation = () => 0;`;

const leanAxios = {
  name: "lean-axios",
  setup(build) {
    const packages = new RegExp(`^(${Object.keys(unusedPackages).join("|")})$`);
    const modules = new RegExp(`[\\\\/]axios[\\\\/]lib[\\\\/](${unusedModules.join("|")})\\.js$`);
    build.onResolve({ filter: packages }, ({ path: name }) => ({ path: name, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path: name }) => ({
      contents: unusedPackages[name],
    }));
    build.onLoad({ filter: modules }, () => ({ contents: emptyModule }));
  },
};

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
    external: ["vscode"],
    sourcemap: production ? false : "inline",
    plugins: [leanAxios],
    metafile: true,
    write: false,
  });
  for (const file of result.outputFiles) {
    const code = await esbuild.transform(file.text, {
      format: "cjs",
      platform: "node",
      target: "node22",
      minify: production,
      sourcemap: production ? false : "inline",
      supported: { "dynamic-import": false },
    });
    fs.mkdirSync(path.dirname(file.path), { recursive: true });
    fs.writeFileSync(file.path, code.code);
  }
  fs.writeFileSync("dist/meta-host.json", JSON.stringify(result.metafile));
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

/** Each `*.test.ts` and each program under test/ becomes one file in out/, with packages left outside. */
async function buildTests() {
  const entryPoints = fs
    .readdirSync("test", { recursive: true })
    .map((file) => path.join("test", file))
    .filter((file) => /\.(test|main|bench)\.ts$/.test(file));
  await esbuild.build({
    ...shared,
    entryPoints,
    outdir: "out/test",
    outbase: "test",
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    packages: "external",
    external: ["vscode"],
    sourcemap: "inline",
  });
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
