import * as l10n from "@vscode/l10n";
import { harmless } from "../../core/text/harmless";

/** Starts an empty line: overwrites an existing line only if it is ours. */
const clearLine = "\r\u001B[2K";

/**
 * Resets what a program may have turned on: the alternate screen, colours, a hidden cursor, the mouse,
 * bracketed paste.
 */
const asNew = "\u001B[?1047l\u001B[!p\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1006l\u001B[?2004l";

/**
 * A terminal's own messages, apart from its shell's output: in grey, and harmless whatever names they
 * contain.
 */
export class OwnLines {
  readonly #write: (text: string) => void;
  #isAtStart = true;
  #hasPassing = false;

  /** @param write shows a text. */
  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Shows a message on a line of its own, which the next message replaces. */
  say(sentence: string): void {
    this.#write(`${this.#begin()}${grey(sentence)}`);
    this.#hasPassing = true;
  }

  /** Shows a message permanently. */
  state(sentence: string): void {
    this.#write(`${this.#begin()}${grey(sentence)}\r\n`);
    this.#hasPassing = false;
    this.#isAtStart = true;
  }

  /**
   * Says that the terminal is connected again, to which shell, as far as that is known: the server tells it of another agent's alone.
   * @param how `maybeOther`: the server may have ended the shell meanwhile.
   */
  tellComingBack(how: "otherShell" | "maybeOther" | "same"): void {
    // Resets whatever another shell turned on.
    if (how === "otherShell") this.#write(asNew);
    this.state(comingBack(how));
  }

  /** The shell prints from now on: removes the temporary message. */
  giveWay(): void {
    if (this.#hasPassing) this.#write(clearLine);
    this.#hasPassing = false;
    this.#isAtStart = false;
  }

  #begin(): string {
    if (this.#hasPassing) return clearLine;
    return this.#isAtStart ? "" : "\r\n";
  }
}

function comingBack(how: "otherShell" | "maybeOther" | "same"): string {
  switch (how) {
    case "otherShell":
      return l10n.t("The workspace was restarted, and this is a new shell.");
    case "maybeOther":
      return l10n.t("Reconnected. If no earlier output appears, this is a new shell.");
    case "same":
      return l10n.t("Reconnected. The latest output is shown again.");
  }
}

function grey(sentence: string): string {
  return `\u001B[0;90m${harmless(sentence)}\u001B[0m`;
}
