import * as vscode from "vscode";
import { readPastedToken } from "../../core/token/pastedToken";
import { Secret } from "../../core/token/secret";
import { readClipboard } from "../../platform/outside/clipboard";

/**
 * Checks the clipboard when the person returns from the sign-in page, and offers a token found there. It
 * takes nothing on its own: the offer is a button, and the text stays where it is until the button is
 * pressed.
 */
export class ClipboardOffer implements vscode.Disposable {
  readonly #focus: vscode.Disposable;
  #isWatching = false;

  readonly #offer: (isOffered: boolean) => void;

  /** @param offer called with whether there is a token. */
  constructor(offer: (isOffered: boolean) => void) {
    this.#offer = offer;

    this.#focus = vscode.window.onDidChangeWindowState(({ focused }) => {
      // A clipboard that cannot be read has nothing to offer.
      if (focused && this.#isWatching) this.#look().catch(() => undefined);
    });
  }

  /** Starts checking; before the sign-in page was opened, the clipboard is none of our business. */
  watch(): void {
    this.#isWatching = true;
  }

  /** Stops checking: the person switched to another deployment, and the token may be for the first one. */
  rest(): void {
    this.#isWatching = false;
  }

  /** @returns the text on the clipboard, treated as if it had been pasted. */
  async take(): Promise<Secret> {
    return new Secret(await readClipboard());
  }

  dispose(): void {
    this.#focus.dispose();
  }

  async #look(): Promise<void> {
    this.#offer(readPastedToken(await this.take()).kind === "token");
  }
}
