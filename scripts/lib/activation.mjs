import path from "node:path";
import { copyPeers, extensions, neededByPeers, peers } from "./benchExtensions.mjs";
import { inProject } from "./paths.mjs";

const ours = "coder-access.coder-access";
const reference = "coder-access.empty";
const others = peers.map((name) => `vscode.${name}`);

/** What is measured, by the names used inside VS Code. */
const measures = {
  require: "require of the bundle",
  activate: "activate() alone",
  activation: "activation, with all that VS Code does",
};

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Loads and activates the extension, an empty one and VS Code's own, each in extension hosts that have seen none of them,
 * taking turns in who comes first.
 *
 * @param {object} host the test host's functions
 * @param {number} runs how many extension hosts to start, a multiple of how many there are
 * @returns {Promise<{ what: string, ours: number, empty: number, ratio: number, peers: number[] }[]>} medians in ms; `ratio` is the
 *   median of what each run gave
 */
export async function measureActivation(host, runs = 8) {
  const builtIn = copyPeers(path.join(host.readMachine("vscode").codeServer, "lib", "vscode", "extensions"));
  const all = [ours, reference, ...others];
  const results = [];
  for (let index = 0; index < runs; index += 1) {
    const first = index % all.length;
    const order = [...all.slice(first), ...all.slice(0, first)];
    // Nobody comes always after the same one.
    if (Math.floor(index / all.length) % 2 === 1) order.reverse();
    const lines = [];
    await host.runIntegration({
      extension: extensions.ours,
      installed: [extensions.empty],
      builtIn,
      settings: { "git.enabled": true },
      tests: inProject("out", "test", "host", "activation.main.js"),
      env: {
        CODER_ACCESS_BENCH_FIRST: `vscode.${neededByPeers}`,
        CODER_ACCESS_BENCH_EXTENSIONS: order.join(","),
      },
      print: (line) => lines.push(line),
      timeout: 60_000,
    });
    results.push(JSON.parse(lines[0]));
  }
  return Object.entries(measures).map(([measure, what]) => {
    const times = (id) => median(results.map((result) => result[id][measure]));
    return {
      what,
      ours: times(ours),
      empty: times(reference),
      ratio: median(results.map((result) => result[ours][measure] / result[reference][measure])),
      peers: others.map(times),
    };
  });
}
