import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { vsix } from "./build.mjs";
import { inProject } from "./paths.mjs";
import { captureNode } from "./program.mjs";
import { Unable } from "./say.mjs";

/**
 * What the host's code that is loaded until then may weigh, in KiB; docs/decisions/the-host-is-commonjs.md says what was
 * wanted. Where tokens alone are looked at, the view of workspaces is closed; then of workspaces only their names are asked
 * for (which brings the shape of their answers), and the shells of their views, their commands and their clients are known: 9
 * KiB more than before there were any.
 */
const loads = {
  // 24, and what writes numbers in notifications as the language does, which brings dates along.
  start: { what: "loaded at the start", budget: 27 },
  // 254, and what sorts thousands in steps, so that nobody else waits for it: in all that follows, too.
  firstRow: { what: "loaded at the first row of the Tokens view", budget: 256 },
  // Without what says a grant and finds things by name, which come with the first choice, and what submits it.
  form: { what: "loaded when the form for a new token is open", budget: 307 },
  signIn: { what: "loaded when somebody has signed in", budget: 275 },
  // Rows, but no sockets yet.
  workspaces: { what: "loaded at the first rows of both views", budget: 292 },
  // Includes ws, in a chunk of its own, and all acts on workspaces.
  // 413, and 10 for agents, tasks and leases that acts on workspaces know of, and for what says why a name was refused.
  buildLog: { what: "loaded when the log of a build is shown, too", budget: 424 },
  // Includes the leases: 12 of them, with what ends them in every window and removes what a dead one left.
  // 457, and the same; 4 are the daily look for what expires soon, to which a slow machine has come by then.
  terminal: { what: "loaded when a terminal in a workspace is open, too", budget: 474 },
};

/**
 * The budget, in KiB, for what the client needs for sockets, including ws, together with what the Workspaces
 * view adds to the Tokens view.
 */
const workspacesWithSockets = 82;

/** What gets leases to each kind of holder: terminals, tasks, other extensions and agents, by the names of their chunks. */
const holders = [
  ["scopedTerminal"],
  ["leasedTasks"],
  ["offeredAccounts", "lentSessions", "extensionConsents"],
  ["offered"],
];

/** The budget, in KiB, for the leases together with what is needed for the largest kind of their holders. */
const leasesWithHolder = 40;

/**
 * The budgets for everything, in KiB. Workspaces, their acts and terminals added 175 to the host, 42 of them
 * for sockets, and 55 to the compressed package; German added 40 to the package. The picture in words and the menu of
 * the details added 4 to the host and 7 to the package, most of them texts in two languages. The rows, hovers, review,
 * suggestions, and notes of tokens added 16 to the host. Leases added 30 to the host and 14 to the package: taking and ending
 * them, their rows, and the choice of what a terminal's token is for. Tasks, agents and extensions that hold leases, the picture of a
 * grant in words, and one form that creates, changes and rotates added 75 to the host.
 * Tasks, other extensions' leases, agents, the form's cards, the snippets and their texts in two languages added 82 to the
 * package. That the form loads in parts added 5 to the host and 2 to the package: the helpers of its chunks. What offers a run
 * more than its token may do added 18 to the host, and what axios is never asked for took 8 away. The bridge to a deployment's own
 * MCP endpoint, what is remembered for others and taken back, and all their texts added 14 to the host and 15 to the package.
 */
const wholes = { host: 825, vsix: 566 };

function kibibytes(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
}

/**
 * Weighs the host's bundle: runs it with an embedded server, in plain Node, and checks what it has loaded at
 * which point.
 *
 * @param {string} folder a production build of it; the tests must be built, too
 * @returns {Promise<{ what: string, size: number, budget: number }[]>} in KiB
 */
export async function hostSizes(folder) {
  const program = inProject("out", "test", "unit", "build", "loads.main.js");
  const { code, output } = await captureNode([program, folder]);
  if (code !== 0) throw new Unable(output);
  const loaded = JSON.parse(output);
  const chunks = readdirSync(path.join(folder, "chunks")).map((name) => path.join(folder, "chunks", name));
  const named = (...names) =>
    kibibytes(chunks.filter((chunk) => names.includes(path.basename(chunk).replace(/-\w+\.js$/, ""))));
  return [
    ...Object.entries(loads).map(([when, { what, budget }]) => ({ what, size: loaded[when], budget })),
    {
      what: "whole host",
      size: kibibytes([path.join(folder, "extension.js"), ...chunks]),
      budget: wholes.host,
    },
    {
      what: "Workspaces view with sockets",
      size: loaded.workspaces - loaded.firstRow + named("streams"),
      budget: workspacesWithSockets,
    },
    {
      what: "leases, with what holds them",
      size: named("openLeases") + Math.max(...holders.map((names) => named(...names))),
      budget: leasesWithHolder,
    },
    {
      what: "of leases and what holds them, loaded before somebody uses it",
      size: loaded.unused,
      budget: 0,
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
