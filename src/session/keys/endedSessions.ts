import { createHash } from "node:crypto";
import type { Memento } from "vscode";
import { tokenIdOf } from "../../core/token/tokenText";

const key = "endedSessions";
const most = 20;

/**
 * Remembers which sessions were left, for windows that hear of it no other way: a VS Code in a browser keeps a copy of
 * its secrets in each window and tells none of the others (seen on VS Code 1.139). Kept is a digest, not the key's id.
 */
export class EndedSessions {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Whether somebody left it. */
  has(session: string): boolean {
    return this.#list().includes(digestOf(session));
  }

  /** Notes that a session was left; the oldest notes go. */
  async add(session: string): Promise<void> {
    const digest = digestOf(session);
    await this.#memory.update(
      key,
      [digest, ...this.#list().filter((other) => other !== digest)].slice(0, most),
    );
  }

  /** A key that stayed valid when it was left may come back. */
  async remove(session: string): Promise<void> {
    const digest = digestOf(session);
    if (this.#list().includes(digest)) {
      const others = this.#list().filter((other) => other !== digest);
      await this.#memory.update(key, others.length === 0 ? undefined : others);
    }
  }

  #list(): readonly unknown[] {
    const stored: unknown = this.#memory.get(key);
    return Array.isArray(stored) ? stored : [];
  }
}

function digestOf(session: string): string {
  return createHash("sha256")
    .update(tokenIdOf(session) ?? session)
    .digest("hex")
    .slice(0, 32);
}
