import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { vsix } from "./build.mjs";
import { inProject } from "./paths.mjs";

/** What the extension may weigh, in KiB. */
const budgets = { activation: 40, host: 300, vsix: 500 };

/** All that `file` loads without being asked, itself included. */
function loadedWith(file, outputs, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file);
    for (const { path: imported, kind } of outputs[file].imports) {
      if (kind === "import-statement" && imported in outputs) {
        loadedWith(imported, outputs, seen);
      }
    }
  }
  return seen;
}

function kibibytes(files) {
  return files.reduce((sum, file) => sum + statSync(path.resolve(inProject(), file)).size, 0) / 1024;
}

/**
 * Weighs what was built for publishing.
 *
 * @returns {{ what: string, size: number, budget: number }[]} in KiB
 */
export function sizes() {
  const { outputs } = JSON.parse(readFileSync(inProject("dist", "meta-host.json"), "utf8"));
  const host = Object.keys(outputs).filter((file) => file.endsWith(".js"));
  const activation = [...loadedWith("dist/extension.js", outputs)];
  return [
    { what: "code loaded at activation", size: kibibytes(activation), budget: budgets.activation },
    { what: "whole host bundle", size: kibibytes(host), budget: budgets.host },
    { what: "package (.vsix)", size: kibibytes([vsix]), budget: budgets.vsix },
  ];
}
