import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentUrl } from "../../coder/api/deployment";

/** The workspace that a window belongs to, as the window's machine names it. */
export type WindowWorkspace = {
  /** `me` where it is not named. */
  readonly owner: string;
  readonly name: string;
  /** Whether it may be one of a deployment's. */
  readonly isAt: (deployment: DeploymentUrl) => boolean;
};

/** As a server lets people and workspaces be called. */
const plainName = /^[a-z\d]+(?:-[a-z\d]+)*$/i;

/** What Coder's own extension calls the machine of a workspace: `ssh-remote+coder-vscode.<host>--<owner>--<workspace>[.<agent>]`. */
const authority = /^ssh-remote\+coder-[a-z\d-]+?\.(.+)--([a-z\d-]+?)--([a-z\d-]+?)(?:\.[a-z\d-]+)?$/i;

/**
 * Finds the workspace that a window belongs to: by its folder, where Coder's own extension opened it, else by what an agent
 * puts into the environment of what it starts. Neither chooses a server: only deployments where the person is signed in are asked.
 * @param authorities the machines of the window's folders, as VS Code names them.
 * @param environment of the extension host.
 * @returns undefined for a window outside.
 */
export function workspaceOfWindow(
  authorities: readonly string[],
  environment: NodeJS.ProcessEnv,
): WindowWorkspace | undefined {
  for (const one of authorities) {
    const [, host = "", owner = "", name = ""] = authority.exec(one) ?? [];
    if (!isPlain(owner, name)) continue;
    // The port and the path are not in it.
    return { owner, name, isAt: ({ href }) => new URL(href).hostname === host.toLowerCase() };
  }
  const name = environment["CODER_WORKSPACE_NAME"] ?? "";
  const owner = environment["CODER_WORKSPACE_OWNER_NAME"] ?? "me";
  if (!isPlain(owner, name)) return undefined;
  const home = parseDeploymentUrl(environment["CODER_URL"] ?? environment["CODER_AGENT_URL"] ?? "");
  return { owner, name, isAt: ({ href }) => !home.ok || home.value.href === href };
}

function isPlain(...names: readonly string[]): boolean {
  return names.every((one) => plainName.test(one));
}
