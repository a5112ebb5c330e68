import * as vscode from "vscode";
import { readPastedToken } from "../../core/token/pastedToken";
import { Secret } from "../../core/token/secret";
import { readClipboard } from "../../platform/outside/clipboard";

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
      // A clipboard that cannot be read has nothing to offer.
      if (focused && this.#isWatching) this.#look().catch(() => undefined);
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

  /** @returns the text on the clipboard, which is read as if it had been pasted. */
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
