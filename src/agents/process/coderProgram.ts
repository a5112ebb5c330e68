import { execFile } from "node:child_process";
import * as l10n from "@vscode/l10n";
import { isAtLeast, parseServerVersion } from "../../core/release/serverVersion";
import { withheldVariables } from "../../leases/processEnvironment";
import { Explained } from "../../platform/errors";
import { openInBrowser } from "../../platform/outside/browser";
import { findProgram } from "../../platform/outside/findProgram";

/** Older ones lack tools that our bundles promise (from their sources). */
const oldestCoder = "2.28.0";

/** How long the program may take to say which version it is, in ms. */
const versionWithin = 10_000;

/** Where to get it, for all systems. */
const installPage = "https://coder.com/docs/install/cli";

/**
 * Finds Coder's command line on `PATH`, and checks its version. It gets no session and no token for that.
 * @returns its whole path.
 * @throws Explained if it isn't installed, too old, or not Coder's.
 */
export async function findCoder(): Promise<string> {
  const file = await findProgram("coder");
  const how = { title: l10n.t("Install"), run: () => openInBrowser(installPage) };
  if (file === undefined) {
    throw new Explained(
      l10n.t(
        "Coder's command line isn't installed where VS Code finds it. Install it, then restart VS Code.",
      ),
      [how],
    );
  }
  const version = parseServerVersion(await versionOf(file));
  if (!version) throw new Explained(l10n.t("{0} doesn't say which version of Coder it is.", file), [how]);
  if (!isAtLeast(version, oldestCoder)) {
    throw new Explained(
      l10n.t(
        "{0} is Coder v{1}, which is too old. Install v{2} or later.",
        file,
        version.join("."),
        oldestCoder,
      ),
      [how],
    );
  }
  return file;
}

/** Returns what it says; nothing if it fails or takes too long. */
async function versionOf(file: string): Promise<string> {
  const withheld = new RegExp(withheldVariables, "i");
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.test(name)));
  return new Promise((resolve) => {
    execFile(
      file,
      ["version", "--output", "json"],
      { env, timeout: versionWithin, maxBuffer: 64 * 1024, windowsHide: true },
      (error, stdout) => resolve(error ? "" : (/"version":\s*"([^"]*)"/.exec(stdout)?.[1] ?? "")),
    );
  });
}
