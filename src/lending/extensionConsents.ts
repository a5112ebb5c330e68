import type { Memento } from "vscode";
import * as z from "zod/mini";
import type { UserId } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import type { Grant } from "../core/grant/grant";
import { grantSchema } from "../leases/records/grantSchema";
import { hrefSchema, userIdSchema } from "../tokens/key/tokenRequest";

const memoryKey = "extensionConsents";

/** More than anybody remembers; the oldest makes room. */
const most = 100;

const schema = z.array(
  z.object({
    href: hrefSchema,
    userId: userIdSchema,
    list: z.array(z.string()),
    grant: grantSchema,
    givenAt: z.string(),
  }),
);

/** A yes that is remembered: for exactly this list, at this deployment, as this user. */
export type Consent = {
  readonly href: DeploymentHref;
  readonly userId: UserId;
  /** As `keyOf` sorts it. */
  readonly list: readonly string[];
  /** What the list meant when the person agreed. */
  readonly grant: Grant;
  /** ISO 8601. */
  readonly givenAt: string;
};

/**
 * What the person agreed to give other extensions without being asked again. It holds no secret, and what is not read as it was
 * written counts as no.
 */
export class ExtensionConsents {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** @returns all of them, oldest first. */
  all(): readonly Consent[] {
    const read = schema.safeParse(this.#memory.get(memoryKey));
    return read.success ? read.data : [];
  }

  /** @param key names a list, see `keyOf`. */
  has(href: DeploymentHref, userId: UserId, key: string): boolean {
    return this.all().some((consent) => isFor(consent, href, userId, key));
  }

  /** @param grant what the list means. @param now ms since 1970. */
  async give(
    href: DeploymentHref,
    userId: UserId,
    key: string,
    grant: Grant,
    now = Date.now(),
  ): Promise<void> {
    const others = this.all().filter((consent) => !isFor(consent, href, userId, key));
    const list = JSON.parse(key) as string[];
    const all = [...others, { href, userId, list, grant, givenAt: new Date(now).toISOString() }];
    await this.#memory.update(memoryKey, all.slice(-most));
  }

  /** Takes back a yes; does nothing if there is none. */
  async takeBack(href: DeploymentHref, userId: UserId, key: string): Promise<void> {
    await this.#memory.update(
      memoryKey,
      this.all().filter((consent) => !isFor(consent, href, userId, key)),
    );
  }
}

function isFor(consent: Consent, href: DeploymentHref, userId: UserId, key: string): boolean {
  return consent.href === href && consent.userId === userId && JSON.stringify(consent.list) === key;
}
