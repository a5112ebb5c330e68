import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { vsix } from "./build.mjs";
import { inProject } from "./paths.mjs";
import { captureNode } from "./program.mjs";
import { Unable } from "./say.mjs";

/** What the host's code that is loaded until then may weigh, in KiB. */
const loads = {
  start: { what: "loaded at the start", budget: 23 },
  firstRow: { what: "loaded at the first row of the Tokens view", budget: 290 },
  form: { what: "loaded when the form for a new token is open", budget: 368 },
  signIn: { what: "loaded when somebody has signed in", budget: 315 },
};

/** What all of it may weigh, in KiB. */
const wholes = { host: 466, vsix: 330 };

function kibibytes(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
}

/**
 * Weighs the host's bundle: runs it beside an embedded server, in plain Node, and looks at what it has loaded when.
 *
 * @param {string} folder where a production build of it lies; the tests must be built, too
 * @returns {Promise<{ what: string, size: number, budget: number }[]>} in KiB
 */
export async function hostSizes(folder) {
  const program = inProject("out", "test", "unit", "build", "loads.main.js");
  const { code, output } = await captureNode([program, folder]);
  if (code !== 0) throw new Unable(output);
  const loaded = JSON.parse(output);
  const chunks = readdirSync(path.join(folder, "chunks")).map((name) => path.join(folder, "chunks", name));
  return [
    ...Object.entries(loads).map(([when, { what, budget }]) => ({ what, size: loaded[when], budget })),
    {
      what: "whole host",
      size: kibibytes([path.join(folder, "extension.js"), ...chunks]),
      budget: wholes.host,
    },
  ];
}

/**
 * Weighs what was built for publishing.
 *
 * @returns {Promise<{ what: string, size: number, budget: number }[]>} in KiB
 */
export async function sizes() {
  return [
    ...(await hostSizes(inProject("dist"))),
    { what: "package (.vsix)", size: kibibytes([vsix]), budget: wholes.vsix },
  ];
}
