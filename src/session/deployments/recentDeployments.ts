import type { Memento } from "vscode";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentUrl } from "../../coder/api/deployment";

const key = "recentDeployments";
const most = 10;

/** The deployments the person has signed in to, newest first; only their addresses. */
export class RecentDeployments {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** @returns at most ten deployments, newest first. */
  list(): DeploymentUrl[] {
    const stored: unknown = this.#memory.get(key);
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((address: unknown) => {
      if (typeof address !== "string") return [];
      const parsed = parseDeploymentUrl(address);
      return parsed.ok ? [parsed.value] : [];
    });
  }

  /** Moves a deployment to the front. */
  async add(deployment: DeploymentUrl): Promise<void> {
    const others = this.list().filter(({ href }) => href !== deployment.href);
    await this.#memory.update(
      key,
      [deployment, ...others].slice(0, most).map(({ href }) => href),
    );
  }
}
