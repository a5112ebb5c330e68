import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { inProject } from "./paths.mjs";
import { say, Unable } from "./say.mjs";

/** Where VS Code's command-line program is if it is not on the PATH. */
function usualPlaces({ platform, env }) {
  if (platform === "darwin") {
    return ["/Applications", path.posix.join(env.HOME ?? "/", "Applications")].map((folder) =>
      path.posix.join(folder, "Visual Studio Code.app/Contents/Resources/app/bin/code"),
    );
  }
  if (platform === "win32") {
    return [env.LOCALAPPDATA && `${env.LOCALAPPDATA}\\Programs`, env.PROGRAMFILES]
      .filter(Boolean)
      .map((folder) => path.win32.join(folder, "Microsoft VS Code", "bin", "code.cmd"));
  }
  return ["/usr/share/code/bin/code", "/snap/bin/code"];
}

/**
 * Finds the installed VS Code.
 *
 * @returns {string} the path of its command-line program
 */
export function findDesktop(machine = { platform: process.platform, env: process.env }) {
  const { platform, env } = machine;
  const name = platform === "win32" ? "code.cmd" : "code";
  const onPath = (env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
  const candidates = [env.CODER_ACCESS_CODE, ...onPath, ...usualPlaces(machine)];
  const found = candidates.find((file) => file && isExecutable(file));
  if (found === undefined) {
    throw new Unable(
      "No installed VS Code was found. Install it with its command `code`, or set CODER_ACCESS_CODE to it.\n" +
        "Without --desktop no installed VS Code is needed.",
    );
  }
  return found;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A `.cmd` file is a Windows shell script, which needs each argument quoted. */
function command(code, args) {
  if (!code.toLowerCase().endsWith(".cmd")) return [code, args];

  return [process.env.ComSpec ?? "cmd.exe", ["/d", "/s", "/c", code, ...args]];
}

/**
 * Opens the installed VS Code with the packaged extension, separate from the person's own settings and
 * extensions, in folders that stay for the next time.
 *
 * @param {object} host the test host's functions
 * @param {{ code: string, vsix: string, settings: object }} options
 * @returns {Promise<{ output: () => string, ended: Promise<unknown>, stop: () => Promise<void> }>} `ended`
 *   when the person has closed the window
 */
export async function startDesktop(host, { code, vsix, settings }) {
  const data = host.createUserData({
    settings: { ...host.demoSettings, ...settings },
    keepIn: inProject(".vscode-test", "desktop"),
  });
  const own = ["--user-data-dir", data.userData, "--extensions-dir", data.extensions];
  say(`Installing the extension into ${code} …`);
  await promisify(execFile)(...command(code, [...own, "--install-extension", vsix, "--force"]));
  host.addSmallExtension(data.extensions, host.demoExtension);
  return host.startGuarded(...command(code, [...own, "--new-window", "--wait", data.workspace]));
}
