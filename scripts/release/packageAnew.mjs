import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { packageBin } from "../lib/packageBin.mjs";
import { inProject, root } from "../lib/paths.mjs";
import { captureNode } from "../lib/program.mjs";
import { Unable } from "../lib/say.mjs";
import { git } from "./git.mjs";

/**
 * Packages what is committed to git, in a folder of its own, so that nothing that lies about here gets into it. The
 * times in the package are that of the last commit, in UTC.
 *
 * @param {string} file where to put the package, absolute
 * @param {{ folder?: string, env?: Record<string, string>, preRelease?: boolean }} options the name of the folder; variables
 * for the build
 * @returns {Promise<string>} the package's SHA-256, in hexadecimal digits
 * @throws Unable if git or the build fails, with its output
 */
export async function packageAnew(file, { folder = "release", env = {}, preRelease = false } = {}) {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "coder-access-"));
  const copy = path.join(temporary, folder);
  try {
    for (const name of git("ls-files", "-z").split("\0").filter(Boolean))
      cpSync(path.join(root, name), path.join(copy, name), { recursive: true });

    symlinkSync(inProject("node_modules"), path.join(copy, "node_modules"), "junction");
    mkdirSync(path.dirname(file), { recursive: true });
    const args = ["package", "--no-dependencies", "--out", file, ...(preRelease ? ["--pre-release"] : [])];
    const { code, output } = await captureNode([packageBin("@vscode/vsce", "vsce"), ...args], {
      cwd: copy,
      env: { ...env, TZ: "UTC", SOURCE_DATE_EPOCH: git("log", "-1", "--format=%ct") },
    });
    if (code !== 0) throw new Unable(`${output.trim()}\n\nThe package could not be built.`);

    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
