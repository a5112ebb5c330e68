import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * Runs a Node program in the project's folder, showing its output.
 *
 * @param {string[]} args the script and its arguments
 * @param {Record<string, string>} env variables in addition to those of this process
 * @returns {Promise<number>} its exit code
 */
export function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return endOf(child);
}

/**
 * Runs a Node program without showing its output.
 *
 * @param {string[]} args the script and its arguments
 * @param {{ cwd?: string, env?: Record<string, string> }} options where it runs, by default in the project's folder; variables in
 * addition to those of this process
 * @returns {Promise<{ code: number, output: string }>} its exit code and its whole output
 */
export async function captureNode(args, { cwd = root, env = {} } = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));

  const code = await endOf(child);
  return { code, output };
}

function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
