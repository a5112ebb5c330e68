import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./paths.mjs";

/** Extensions of VS Code itself that are measured beside ours: one that offers accounts, and one that is in every window. */
export const peers = ["github-authentication", "git"];

/** What one of them cannot be activated without. */
export const neededByPeers = "git-base";

/** Nobody runs this command, so that an extension that waits for it starts when it is measured. */
const never = ["onCommand:coderAccessBench.never"];

function fresh(...parts) {
  const folder = inProject("out", "bench", ...parts);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
}

function writeManifest(folder, manifest) {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
}

/** Folders of the built extension and of the smallest one that VS Code can load: the cost of any extension. */
export const extensions = {
  ours: inProject("out", "bench", "ours"),
  empty: inProject("out", "bench", "empty"),
};

/** Writes both, modified so that they do not start before they are measured. */
export function writeExtensions() {
  writeEmptyExtension();
  copyOurs();
}

function writeEmptyExtension() {
  const folder = fresh("empty");
  writeManifest(folder, {
    name: "empty",
    publisher: "coder-access",
    version: "0.0.0",
    engines: { vscode: "^1.105.0" },
    main: "./extension.js",
    activationEvents: never,
  });
  writeFileSync(
    path.join(folder, "extension.js"),
    'require("vscode");\nexports.activate = () => undefined;\n',
  );
}

function copyOurs() {
  const folder = fresh("ours");
  for (const part of ["dist", "l10n", "media", "package.nls.json"])
    cpSync(inProject(part), path.join(folder, part), { recursive: true });
  writeManifest(folder, { ...readManifest(inProject()), activationEvents: never });
}

/**
 * Copies the peers out of VS Code, modified alike, and to run where ours does.
 *
 * @param {string} builtIn the folder of VS Code's own extensions
 * @returns {string} a folder that takes its place
 */
export function copyPeers(builtIn) {
  const folder = fresh("built-in");
  // They use packages of VS Code's that they don't bundle. A junction needs no privileges on Windows.
  symlinkSync(path.join(builtIn, "..", "node_modules"), path.join(folder, "node_modules"), "junction");
  for (const name of [...peers, neededByPeers]) {
    const copy = path.join(folder, name);
    cpSync(path.join(builtIn, name), copy, { recursive: true, dereference: true });
    const manifest = readManifest(copy);
    writeManifest(copy, {
      ...manifest,
      // Where there is no script for browsers, it runs where ours does.
      browser: undefined,
      extensionKind: ["workspace"],
      activationEvents: never,
      // VS Code itself asks for accounts of GitHub, which would start it.
      contributes: { ...manifest.contributes, authentication: undefined },
    });
  }
  return folder;
}
