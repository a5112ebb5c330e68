import { quietly } from "../../platform/background";
import type { TerminalPatience } from "./terminalPatience";

/** What a look at the agent of an open terminal found. */
export type AgentSeen =
  | { readonly kind: "there" }
  /** Another one has taken its place. */
  | { readonly kind: "other" }
  | { readonly kind: "away"; readonly sentence: string };

/** Who watches, and who is told. */
export type AgentWatching = {
  readonly look: () => Promise<AgentSeen>;
  /** The agent does not answer, which the socket does not say. */
  readonly onAway: (sentence: string) => void;
  /** It is there again, or another one is: what is connected leads nowhere. */
  readonly onBack: () => void;
};

/**
 * Watches the agent of an open terminal. The socket of a killed agent stays open, and closes 12 s after a key or not at all (seen on
 * v2.31.0 to v2.36.0), so the server is asked: soon where something was typed and nothing came, else seldom.
 */
export class AgentWatch {
  readonly #watching: AgentWatching;
  readonly #patience: Pick<TerminalPatience, "unansweredMs" | "idleMs">;
  #timer: NodeJS.Timeout | undefined;
  #isUnanswered = false;
  #isAway = false;
  #isOver = false;

  constructor(watching: AgentWatching, patience: Pick<TerminalPatience, "unansweredMs" | "idleMs">) {
    this.#watching = watching;
    this.#patience = patience;
    this.#wait();
  }

  /** Something was typed. */
  typed(): void {
    if (this.#isUnanswered || this.#isOver) return;
    this.#isUnanswered = true;
    this.#wait();
  }

  /** Something was printed: the agent is there. @returns whether it was said that it is not. */
  printed(): boolean {
    const wasAway = this.#isAway;
    this.#isUnanswered = false;
    this.#isAway = false;
    return wasAway;
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    const isSoon = this.#isUnanswered || this.#isAway;
    const ms = isSoon ? this.#patience.unansweredMs : this.#patience.idleMs;
    this.#timer = setTimeout(() => quietly("Looking at a terminal's agent", this.#look()), ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    try {
      const seen = await this.#watching.look();
      if (this.#isOver) return;
      if (seen.kind === "away") {
        if (!this.#isAway) this.#watching.onAway(seen.sentence);
        this.#isAway = true;
      } else if (seen.kind === "other" || this.#isAway) {
        this.#watching.onBack();
        return;
      } else {
        // A program that is silent, or a password.
        this.#isUnanswered = false;
      }
    } finally {
      this.#wait();
    }
  }
}
