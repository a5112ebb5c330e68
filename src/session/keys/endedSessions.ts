import { createHash } from "node:crypto";
import type { Memento } from "vscode";
import type { Secret } from "../../core/token/secret";

const key = "endedSessions";
const most = 20;

/**
 * Remembers which sessions have ended, for windows that cannot find out any other way: VS Code in a browser keeps a copy of
 * its secrets in each window and does not notify the others (seen on VS Code 1.139). We store a digest, not the key's ID.
 */
export class EndedSessions {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Whether some window has ended this session. */
  has(session: Secret): boolean {
    return this.#list().includes(digestOf(session));
  }

  /** Records that a session has ended, and drops the oldest records. */
  async add(session: Secret): Promise<void> {
    const digest = digestOf(session);
    await this.#memory.update(
      key,
      [digest, ...this.#list().filter((other) => other !== digest)].slice(0, most),
    );
  }

  /** A key that stayed valid after signing out may be used again. */
  async remove(session: Secret): Promise<void> {
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

function digestOf(session: Secret): string {
  return createHash("sha256")
    .update(session.tokenId ?? session.expose())
    .digest("hex")
    .slice(0, 32);
}
