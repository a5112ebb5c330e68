import { quietly } from "../../platform/background";
import { type ExpiryParts, type ListedTokens, lookEvery } from "./expiryParts";

/** After a start, VS Code first restores what it shows, so the view is visible by then. In ms. */
const settlingTime = 3_000;

/**
 * Warns before tokens expire, without anybody opening a view. While the view is hidden, this takes one
 * request per day and deployment, for the list of tokens; if the view has read them, they are reused. Nobody
 * is warned while offline.
 */
export class ExpiryNotices {
  readonly #listed: ListedTokens = new Map();
  #watching: { dispose(): unknown }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  readonly #parts: ExpiryParts;

  constructor(parts: ExpiryParts) {
    this.#parts = parts;
  }

  /** Starts checking, a moment after the start. */
  start(): void {
    const { sessions, tokens, looks, log } = this.#parts;
    this.#watching = [
      tokens.onDidChange(() => this.#lookIn(1_000)),
      sessions.onDidChange(({ added, removed }) => {
        if (added.length > 0) this.#lookIn(settlingTime);
        for (const { deployment } of removed) {
          this.#listed.delete(deployment.href);
          looks()
            .then((known) => known.remove(deployment.href))
            .catch((error: unknown) => log.warn(`A look could not be struck out: ${String(error)}`));
        }
      }),
    ];
    this.#lookIn(settlingTime);
  }

  /** Checks now; of several concurrent calls the last one counts. Never throws. */
  async look(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#lookWhileAsked().finally(() => (this.#running = undefined));
    await this.#running;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#watching) part.dispose();
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        const { lookForExpiring } = await import("./looking");
        this.#lookIn(await lookForExpiring(this.#parts, this.#listed));
      } catch (error) {
        this.#parts.log.warn(`Tokens that expire soon could not be looked for: ${String(error)}`);
        this.#lookIn(lookEvery);
      }
    }
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => quietly("Looking for tokens that expire soon", this.look()),
      Math.min(milliseconds, lookEvery),
    );
    // The timer must not keep a closing window alive.
    this.#timer.unref();
  }
}
