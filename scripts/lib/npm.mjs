import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { Unable } from "./say.mjs";

/** npm's own script next to this Node, so that no shell is needed to start `npm.cmd` on Windows. */
function npmScript() {
  const folder = path.dirname(process.execPath);
  return [
    process.env.npm_execpath,
    path.join(folder, "node_modules/npm/bin/npm-cli.js"),
    path.join(folder, "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((file) => file !== undefined && /npm-cli\.js$/.test(file) && existsSync(file));
}

/**
 * Runs npm without showing its output.
 *
 * @param {string[]} args npm's arguments
 * @param {string} cwd the folder it runs in
 * @returns {Promise<{ code: number, output: string }>} its exit code, and all that it printed
 */
export async function captureNpm(args, cwd = root) {
  const script = npmScript();
  const [command, first] = script === undefined ? ["npm", []] : [process.execPath, [script]];
  const child = spawn(command, [...first, ...args], {
    cwd,
    env: withoutNpmSettings(process.env),
    stdio: ["ignore", "pipe", "pipe"],
    shell: script === undefined && process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));

  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += String(error);
      resolve(1);
    });
    child.on("close", resolve);
  });
  return { code, output };
}

/**
 * Runs npm and waits for it to end; shows its output only if it fails.
 *
 * @param {string[]} args npm's arguments
 * @param {string} cwd the folder it runs in
 * @param {string} purpose what is being done, for the message of the `Unable` raised if npm fails
 */
export async function npm(args, cwd, purpose) {
  const flags = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const { code, output } = await captureNpm([...args, ...flags], cwd);
  if (code !== 0)
    throw new Unable(`${output.trim()}\n\nnpm could not ${purpose}. Check the network, then run this again.`);
}

/**
 * `npm start` passes its own settings down (`npm_config_global`, the script's name); an inner npm must start
 * clean.
 */
function withoutNpmSettings(env) {
  const own =
    /^npm_(lifecycle|package|command|execpath|node_execpath|config_(global|prefix|local_prefix|noproxy)$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
