import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { npm } from "./npm.mjs";
import { inProject, root } from "./paths.mjs";
import { duration, say } from "./say.mjs";

const stamp = inProject("node_modules", ".coder-access-installed");

/** A hash and not a date: a checkout touches the lock file without changing it. */
function lockHash() {
  return createHash("sha256")
    .update(readFileSync(inProject("package-lock.json")))
    .digest("hex");
}

function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === lockHash();

  // Somebody ran npm themselves: npm's own record tells whether the installed packages match the lock file.
  const record = inProject("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;

  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === "" || optional || installed[name]?.version === version,
  );
}

/** Runs `npm ci` unless `node_modules` already contains what `package-lock.json` asks for. */
export async function ensureDependencies() {
  if (isInstalled()) return;

  say("Installing the project's packages (npm ci, about half a minute) …");
  const started = Date.now();
  await npm(["ci"], root, "install the project's packages");
  await writeFile(stamp, lockHash());
  say(`Installed the project's packages in ${duration(Date.now() - started)}.`);
}
