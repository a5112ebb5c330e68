import { createHash } from "node:crypto";
import type { Memento } from "vscode";
import * as z from "zod/mini";
import type { UserId } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import { entryText, type Grant } from "../core/grant/grant";
import { grantSchema } from "../leases/records/grantSchema";
import { hrefSchema, userIdSchema } from "../tokens/key/tokenRequest";
import type { TaskDefinition } from "./taskDefinition";

const memoryKey = "taskConsents";

/** More than anybody has tasks; the oldest makes room. */
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

const schema = z.array(
  z.object({
    /** Of everything that the yes is for; the rest is to be read. */
    hash: z.string(),
    href: hrefSchema,
    userId: userIdSchema,
    grant: grantSchema,
    label: z.string(),
    folder: z.string(),
  }),
);

/** A task that the person lets run. */
export type TaskConsent = Readonly<z.infer<typeof schema>[number]>;

/** Which tasks of which folders the person let run. It holds no secret; what is not read as it was written counts as no. */
export class TaskConsents {
  readonly #memory: Memento;

  /** @param memory VS Code's state of this machine. */
  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Whether the person let exactly this run. */
  has(asked: AskedFor): boolean {
    const hash = hashOf(asked);
    return this.all().some((consent) => consent.hash === hash);
  }

  /** Remembers that the person lets exactly this run. */
  async give(asked: AskedFor): Promise<void> {
    const { href, userId, grant, label, folder } = asked;
    const hash = hashOf(asked);
    const consent = { hash, href, userId, grant, label, folder };
    const others = this.all().filter((other) => other.hash !== hash);
    await this.#memory.update(memoryKey, [...others, consent].slice(-most));
  }

  /** Takes a yes back; does nothing if there is none. */
  async takeBack({ hash }: TaskConsent): Promise<void> {
    await this.#memory.update(
      memoryKey,
      this.all().filter((other) => other.hash !== hash),
    );
  }

  /** @returns all of them, oldest first. */
  all(): readonly TaskConsent[] {
    const read = schema.safeParse(this.#memory.get(memoryKey));
    return read.success ? read.data : [];
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
