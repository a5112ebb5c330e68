import { spawn } from "node:child_process";
import { access, lstat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { realPathOf } from "./realPath";

/** How git treats a file. */
export type GitTracking =
  /** It is in no repository, or git ignores it. */
  | "safe"
  /** It is committed, or the next `git add` would add it. */
  | "tracked"
  /** It is in a repository but git could not be asked, or its location could not be determined. */
  | "unknown";

/**
 * Determines whether a file would end up in a git repository. Its real location counts, after following
 * links. Runs git without a shell and without the monitors and hooks that a repository can configure, and not
 * at all if the person does not trust the folder.
 * @param file an absolute path; it need not exist.
 * @param options the program, and whether it may run on this folder.
 */
export async function gitTracking(
  file: string,
  { program = "git", mayRun = true }: { program?: string; mayRun?: boolean } = {},
): Promise<GitTracking> {
  const real = await realPathOf(file);
  // A file with a second hard link may be tracked under that name.
  if (real === undefined || (await namesOf(real)) > 1) return "unknown";
  const folder = await existingFolder(path.dirname(real));
  if (!(await isInRepository(folder))) return "safe";
  if (!mayRun) return "unknown";
  const ask = (...words: string[]) => run(program, ["-C", folder, ...safely, ...words]);
  const tracked = await ask("ls-files", "--error-unmatch", "--", real);
  if (tracked === 0) return "tracked";
  const ignored = await ask("check-ignore", "--quiet", "--", real);
  if (ignored === 0) return "safe";
  return tracked === 1 && ignored === 1 ? "tracked" : "unknown";
}

/** A repository's configuration may name programs for git to run; this disables them. */
const safely = ["-c", "core.fsmonitor=false", "-c", `core.hooksPath=${os.devNull}`, "--no-optional-locks"];

/** @returns the exit code; -1 if there is none within ten seconds. */
function run(program: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    // Not in the folder itself, because Windows looks for programs there first.
    const child = spawn(program, words, {
      cwd: os.homedir(),
      env: withoutGitVariables(process.env),
      stdio: "ignore",
      windowsHide: true,
      timeout: 10_000,
      shell: false,
    });
    child.on("error", () => resolve(-1));
    child.on("close", (code) => resolve(code ?? -1));
  });
}

/**
 * Variables such as `GIT_DIR` and `GIT_WORK_TREE`, set for example by a hook that VS Code was started from,
 * refer to a different repository.
 */
function withoutGitVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name)));
}

/** @returns the number of a file's hard links; 1 if it does not exist. */
async function namesOf(file: string): Promise<number> {
  return lstat(file).then(
    (found) => found.nlink,
    () => 1,
  );
}

async function isInRepository(folder: string): Promise<boolean> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await exists(path.join(at, ".git"))) return true;
    if (at === path.dirname(at)) return false;
  }
}

async function existingFolder(folder: string): Promise<string> {
  let at = folder;
  while (!(await exists(at)) && at !== path.dirname(at)) at = path.dirname(at);
  return at;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
