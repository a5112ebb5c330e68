import { createHash } from "node:crypto";
import type { Memento } from "vscode";
import type { UserId } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import { entryText, type Grant } from "../core/grant/grant";
import type { TaskDefinition } from "./taskDefinition";

const memoryKey = "taskConsents";

/** More than a folder has tasks; the oldest makes room. */
const most = 500;

/** Everything that a yes is for: another value of any of it is another question. */
export type AskedFor = {
  readonly href: DeploymentHref;
  readonly userId: UserId;
  readonly grant: Grant;
  readonly label: string;
  readonly folder: string;
  readonly definition: TaskDefinition;
};

/** Which tasks the person let run in this folder, as hashes. */
export class TaskConsents {
  readonly #memory: Memento;

  /** @param memory VS Code's state of the folder. */
  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Whether the person let exactly this run. */
  has(asked: AskedFor): boolean {
    return this.#all().includes(hashOf(asked));
  }

  /** Remembers that the person lets exactly this run. */
  async give(asked: AskedFor): Promise<void> {
    const hash = hashOf(asked);
    await this.#memory.update(
      memoryKey,
      [...this.#all().filter((other) => other !== hash), hash].slice(-most),
    );
  }

  #all(): readonly string[] {
    const stored: unknown = this.#memory.get(memoryKey);
    return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
  }
}

function hashOf({ href, userId, grant, label, folder, definition }: AskedFor): string {
  const { type, grant: recipe, command, workspace, template, organization, deployment } = definition;
  const all = [
    ...[href, userId, label, folder],
    [...grant.scopes].sort(),
    grant.allowList.map(entryText).sort(),
    [type, recipe, command, workspace, template, organization, deployment].map((part) => part ?? null),
  ];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}
