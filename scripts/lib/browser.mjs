import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { bundledChromium } from "./bundledChromium.mjs";
import { recordMachine } from "./machine.mjs";
import { Unable } from "./say.mjs";

const namesOnPath = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const macApplications = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** Every place where a Chromium-based browser is usually installed, best first. */
function* candidates({ platform, env }) {
  if (platform === "win32") {
    for (const program of windowsPrograms) {
      for (const folder of [env.LOCALAPPDATA, env.PROGRAMFILES, env["PROGRAMFILES(X86)"]])
        if (folder) yield path.win32.join(folder, program);
    }
    return;
  }
  if (platform === "darwin") {
    for (const application of macApplications) {
      yield path.posix.join("/Applications", application);
      if (env.HOME) yield path.posix.join(env.HOME, "Applications", application);
    }
  }
  for (const name of namesOnPath)
    for (const folder of (env.PATH ?? "").split(":")) if (folder) yield path.posix.join(folder, name);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds an installed Chromium-based browser.
 *
 * @param {{ platform: string, env: Record<string, string | undefined> }} machine
 * @returns {string | undefined} the path of its program
 */
export function findInstalledBrowser(machine = { platform: process.platform, env: process.env }) {
  for (const file of candidates(machine)) if (isExecutable(file)) return file;

  return undefined;
}

/**
 * Makes sure that there is a browser for the tests and records which one: the one that `CODER_ACCESS_BROWSER`
 * names, an installed one, or on Linux x64 the one among the project's packages.
 */
export async function ensureBrowser() {
  const named = process.env.CODER_ACCESS_BROWSER;
  if (named !== undefined && !existsSync(named))
    throw new Unable(`CODER_ACCESS_BROWSER names ${named}, which does not exist.`);

  const installed = named ?? findInstalledBrowser();
  if (installed !== undefined) {
    recordMachine("browser", { executablePath: installed, env: {} });
  } else if (process.platform === "linux" && process.arch === "x64") {
    recordMachine("browser", await bundledChromium());
  } else {
    throw new Unable(
      "No browser was found for the tests. Install Chrome, Chromium or Edge, or set CODER_ACCESS_BROWSER.",
    );
  }
}
