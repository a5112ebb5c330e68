import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import { readSetting } from "../../platform/settings";
import type { RecentDeployments } from "./recentDeployments";

/**
 * Returns the addresses to offer for signing in: the person's setting, the environment VS Code was started
 * in, and the deployments used before. A workspace cannot add any.
 * @param recent the deployments used before.
 * @param environment the environment of VS Code's process.
 * @returns distinct addresses; the first is the one to prefill.
 */
export function offeredDeployments(recent: RecentDeployments, environment: NodeJS.ProcessEnv): string[] {
  const configured = [readSetting("coderAccess.url"), environment["CODER_URL"]].flatMap((address) => {
    if (address === undefined || address.trim() === "") return [];
    const parsed = parseDeploymentUrl(address);
    return [parsed.ok ? parsed.value.href : address];
  });
  return [...new Set([...configured, ...recent.list().map(({ href }) => href)])];
}
