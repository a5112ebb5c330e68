import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentHref, DeploymentUrl } from "../../coder/api/deployment";
import { Secret } from "../../core/token/secret";

/** A command line that asks something of a person must not keep us waiting; milliseconds. */
const commandLimitMs = 10_000;

/** Where to look; everything but the deployment is the machine's own by default. */
export type CliPlace = {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

const folderVariables = ["CODER_CONFIG_DIR", "APPDATA", "XDG_CONFIG_HOME"] as const;

type FolderVariable = (typeof folderVariables)[number];

const thisMachine: CliPlace = { environment: process.env, platform: process.platform, home: homedir() };

/**
 * Reads the session that the Coder command line keeps for a deployment: its file, else `coder login token`, which knows
 * the keyring (from v2.31.1). Its storage is never written.
 * @param deployment only a session of this deployment is given.
 * @param place where to look.
 * @returns the key, or undefined when the command line has none for this deployment.
 */
export async function readCliSession(
  deployment: DeploymentUrl,
  place: CliPlace = thisMachine,
): Promise<Secret | undefined> {
  const kept = await readFiles(place);
  if (kept.href === deployment.href && kept.session.tokenId !== undefined) return kept.session;
  const session = await askCommand(deployment, place);
  // A command line that knows one deployment must not hand its key to another.
  return session?.equals(kept.session) === true && kept.href !== deployment.href ? undefined : session;
}

/** The one session that the command line keeps in files, and where it is from. */
async function readFiles(place: CliPlace): Promise<{ href: DeploymentHref | undefined; session: Secret }> {
  const folder = configFolder(place);
  const [address, session] = await Promise.all([
    readText(path.join(folder, "url")),
    readText(path.join(folder, "session")),
  ]);
  const known = parseDeploymentUrl(address);
  return { href: known.ok ? known.value.href : undefined, session: new Secret(session) };
}

/** The folder of the command line (cli/config in coder/coder; `CODER_CONFIG_DIR` overrides it). */
function configFolder(place: CliPlace): string {
  const { platform, home } = place;
  const named = absolute(place, "CODER_CONFIG_DIR");
  if (named !== undefined) return named;
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "coderv2");
  if (platform === "win32")
    return path.join(absolute(place, "APPDATA") ?? path.join(home, "AppData", "Roaming"), "coderv2");

  return path.join(absolute(place, "XDG_CONFIG_HOME") ?? path.join(home, ".config"), "coderv2");
}

/** What names no absolute folder counts as unset: it would be looked for in whatever folder VS Code was started in. */
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
  // With the variable the command would answer with the session of the environment instead of its own.
  const env: NodeJS.ProcessEnv = { ...environment, CODER_SESSION_TOKEN: undefined };
  for (const name of folderVariables) env[name] = absolute(place, name);
  try {
    const { stdout } = await promisify(execFile)("coder", ["login", "token", "--url", href], {
      env,
      // Never a program that lies in the folder VS Code was started in.
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
