import { shortened } from "../../core/text/harmless";
import { hideTokens, redact } from "../../core/token/tokenText";

/** As much as is read of what a command prints, in UTF-16 code units. */
const mostRead = 256 * 1024;

/** As much as a model gets of it. */
const mostGiven = 16_000;

/** A secret that was cut at the end wouldn't be recognised; longer than any. */
const longestSecret = 128;

/** Collects what a command prints, up to a limit. */
export class ToolOutput {
  #text = "";
  #isCut = false;

  /** Adds a piece. */
  add(piece: string): void {
    this.#isCut ||= this.#text.length + piece.length > mostRead;
    this.#text = (this.#text + piece).slice(0, mostRead);
  }

  /** Returns it for a model: without anything that looks like a secret, and no longer than it can use. */
  forModel(): string {
    const whole = this.#isCut ? this.#text.slice(0, -longestSecret) : this.#text;
    return shortened(redact(hideTokens(whole)), mostGiven).trim();
  }
}
