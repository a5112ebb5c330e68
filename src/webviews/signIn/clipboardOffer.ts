import * as vscode from "vscode";
import { tokenIdOf } from "../../core";
import { readClipboard } from "../../platform/clipboard";

/**
 * Looks at the clipboard when the person comes back from the sign-in page, and offers a token that lies there. It takes
 * nothing: the offer is a button, and the text stays where it is until that is pressed.
 */
export class ClipboardOffer implements vscode.Disposable {
  readonly #focus: vscode.Disposable;
  #isWatching = false;

  readonly #offer: (isOffered: boolean) => void;

  /** @param offer told whether a token lies there. */
  constructor(offer: (isOffered: boolean) => void) {
    this.#offer = offer;

    this.#focus = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && this.#isWatching) void this.#look();
    });
  }

  /** Begins to look; before the sign-in page was opened the clipboard is nobody's business. */
  watch(): void {
    this.#isWatching = true;
  }

  /** Looks no longer: another deployment is meant now, and the token may be the first one's. */
  rest(): void {
    this.#isWatching = false;
  }

  /** @returns the token on the clipboard, or "" when it is no longer there. */
  async take(): Promise<string> {
    const text = (await readClipboard()).trim();
    return tokenIdOf(text) === undefined ? "" : text;
  }

  dispose(): void {
    this.#focus.dispose();
  }

  async #look(): Promise<void> {
    this.#offer((await this.take()) !== "");
  }
}
