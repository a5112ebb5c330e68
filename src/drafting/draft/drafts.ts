import type { Memento } from "vscode";
import type { DeploymentHref } from "../../coder/api/deployment";
import { type Draft, draftSchema } from "./draft";

/**
 * What was filled in but not sent, per deployment; it outlives the panel and a reload. Contains no secret.
 */
export class Drafts {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** @returns what was filled in for a deployment, or undefined if nothing was. */
  get(deployment: DeploymentHref): Draft | undefined {
    const parsed = draftSchema.safeParse(this.#memory.get(keyOf(deployment)));
    return parsed.success ? parsed.data : undefined;
  }

  /** Stores what is filled in; undefined removes it. */
  async set(deployment: DeploymentHref, draft: Draft | undefined): Promise<void> {
    await this.#memory.update(keyOf(deployment), draft);
  }
}

function keyOf(deployment: DeploymentHref): string {
  return `draft:${deployment}`;
}
