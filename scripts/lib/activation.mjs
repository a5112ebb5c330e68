import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./paths.mjs";

const ours = "coder-access.coder-access";
const reference = "coder-access.empty";

/** What is measured, by the names used inside VS Code. */
const measures = {
  require: "require of the bundle",
  activate: "activate() alone",
  activation: "activation, with all that VS Code does",
};

/** The smallest extension that VS Code can load and activate: the cost of any extension. */
function writeEmptyExtension() {
  const folder = inProject("out", "bench", "empty");
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: "empty",
    publisher: "coder-access",
    version: "0.0.0",
    engines: { vscode: "^1.105.0" },
    main: "./extension.js",
    activationEvents: ["onCommand:coderAccessEmpty.never"],
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(
    path.join(folder, "extension.js"),
    'require("vscode");\nexports.activate = () => undefined;\n',
  );
  return folder;
}

/** The built extension, modified so that it does not start by itself before it is measured. */
function copyOurs() {
  const folder = inProject("out", "bench", "ours");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["dist", "l10n", "media", "package.nls.json"])
    cpSync(inProject(part), path.join(folder, part), { recursive: true });

  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const activationEvents = ["onCommand:coderAccessBench.never"];
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...manifest, activationEvents }));
  return folder;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Loads and activates the extension and an empty one, each in extension hosts that have seen neither,
 * alternating which comes first.
 *
 * @param {object} host the test host's functions
 * @param {number} runs how many extension hosts to start, an even number
 * @returns {Promise<{ what: string, ours: number, empty: number, ratio: number }[]>} medians in ms
 */
export async function measureActivation(host, runs = 6) {
  const empty = writeEmptyExtension();
  const extension = copyOurs();
  const results = [];
  for (let index = 0; index < runs; index += 1) {
    const order = index % 2 === 0 ? [ours, reference] : [reference, ours];
    const lines = [];
    await host.runIntegration({
      extension,
      installed: [empty],
      tests: inProject("out", "test", "host", "activation.main.js"),
      env: { CODER_ACCESS_BENCH_EXTENSIONS: order.join(",") },
      print: (line) => lines.push(line),
      timeout: 60_000,
    });
    results.push(JSON.parse(lines[0]));
  }
  return Object.entries(measures).map(([measure, what]) => {
    const times = (id) => median(results.map((result) => result[id][measure]));
    return { what, ours: times(ours), empty: times(reference), ratio: times(ours) / times(reference) };
  });
}
