import { quietly } from "../../platform/background";
import { Signal } from "../../platform/signal";
import type { SignedIn } from "../../session/sessionState";
import { mayListEverybodys } from "../../tokens/list/mayListEverybodys";

/**
 * Knows who may see everybody's tokens, so that the view offers that to nobody else. Roles rarely change: one
 * request per session.
 */
export class OwnerRoles {
  readonly #known = new WeakMap<SignedIn, boolean>();
  readonly #learning = new Signal<undefined>();
  readonly #closing = new AbortController();

  /** Fires when the roles of somebody became known. */
  readonly onDidLearn = this.#learning.listen;

  /** Whether a person is known to be an owner; asks in the background if nobody has. */
  isOwner(session: SignedIn): boolean {
    const known = this.#known.get(session);
    if (known !== undefined) return known;
    this.#known.set(session, false);
    quietly("Asking for roles", this.#ask(session));
    return false;
  }

  dispose(): void {
    this.#closing.abort();
    this.#learning.dispose();
  }

  async #ask(session: SignedIn): Promise<void> {
    try {
      const isOwner = await mayListEverybodys(session, this.#closing.signal);
      this.#known.set(session, isOwner);
      if (isOwner) this.#learning.tell(undefined);
    } catch {
      // Whoever does not answer is asked again at the next painting; the list itself says what fails.
      this.#known.delete(session);
    }
  }
}
