import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentHref, DeploymentUrl } from "../../coder/api/deployment";
import { Secret } from "../../core/token/secret";

/** A command line that prompts for input must not block us; milliseconds. */
const commandLimitMs = 10_000;

/** Where to look; everything but the deployment defaults to this machine. */
export type CliPlace = {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

const folderVariables = ["CODER_CONFIG_DIR", "APPDATA", "XDG_CONFIG_HOME"] as const;

type FolderVariable = (typeof folderVariables)[number];

const thisMachine: CliPlace = { environment: process.env, platform: process.platform, home: homedir() };

/**
 * Reads the session that the Coder command line keeps for a deployment: from its file, or else from `coder
 * login token`, which can read the keyring (from v2.31.1). We never write to its storage.
 * @param deployment only a session of this deployment is returned.
 * @param place where to look.
 * @returns the key, or undefined if the command line has none for this deployment.
 */
export async function readCliSession(
  deployment: DeploymentUrl,
  place: CliPlace = thisMachine,
): Promise<Secret | undefined> {
  const kept = await readFiles(place);
  if (kept.href === deployment.href && kept.session.tokenId !== undefined) return kept.session;
  const session = await askCommand(deployment, place);
  // A command line that knows only one deployment must not hand its key to another.
  return session?.equals(kept.session) === true && kept.href !== deployment.href ? undefined : session;
}

/** Returns the only session that the command line keeps in files, and its deployment. */
async function readFiles(place: CliPlace): Promise<{ href: DeploymentHref | undefined; session: Secret }> {
  const folder = configFolder(place);
  const [address, session] = await Promise.all([
    readText(path.join(folder, "url")),
    readText(path.join(folder, "session")),
  ]);
  const known = parseDeploymentUrl(address);
  return { href: known.ok ? known.value.href : undefined, session: new Secret(session) };
}

/** Returns the command line's folder (cli/config in coder/coder; `CODER_CONFIG_DIR` overrides it). */
function configFolder(place: CliPlace): string {
  const { platform, home } = place;
  const named = absolute(place, "CODER_CONFIG_DIR");
  if (named !== undefined) return named;
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "coderv2");
  if (platform === "win32")
    return path.join(absolute(place, "APPDATA") ?? path.join(home, "AppData", "Roaming"), "coderv2");

  return path.join(absolute(place, "XDG_CONFIG_HOME") ?? path.join(home, ".config"), "coderv2");
}

/**
 * A path that is not absolute counts as unset: it would resolve against whatever folder VS Code was started
 * in.
 */
function absolute({ environment, platform }: CliPlace, name: FolderVariable): string | undefined {
  const folder = environment[name];
  const paths = platform === "win32" ? path.win32 : path.posix;
  return folder !== undefined && paths.isAbsolute(folder) ? folder : undefined;
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").then(
    (text) => text.trim(),
    () => "",
  );
}

async function askCommand({ href }: DeploymentUrl, place: CliPlace): Promise<Secret | undefined> {
  const { environment, home } = place;
  // With this variable set, the command would return the environment's session instead of its own.
  const env: NodeJS.ProcessEnv = { ...environment, CODER_SESSION_TOKEN: undefined };
  for (const name of folderVariables) env[name] = absolute(place, name);
  try {
    const { stdout } = await promisify(execFile)("coder", ["login", "token", "--url", href], {
      env,
      // Never run a program from the folder that VS Code was started in.
      cwd: home,
      timeout: commandLimitMs,
      windowsHide: true,
    });
    const session = new Secret(stdout.trim());
    return session.tokenId === undefined ? undefined : session;
  } catch {
    return undefined;
  }
}
