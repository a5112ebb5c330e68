import type { Secret } from "../../../core/token/secret";
import { hideTokens } from "../../../core/token/tokenText";

const longestText = 500;
const shortestSecret = 4;

/**
 * Masks secrets in texts that the answering side has chosen and that a person or a log will see: a proxy, for
 * one, may echo the headers of a request into its error page.
 */
export class Redactor {
  readonly #forms = new Set<string>();

  /**
   * @param session the request's session; the half after the hyphen is masked on its own, too.
   * @param others other secrets in the request.
   */
  constructor(session: Secret | undefined, others: readonly Secret[] = []) {
    const text = session?.expose() ?? "";
    this.learn([text, text.split("-")[1] ?? "", ...others.map((secret) => secret.expose())]);
  }

  /** Adds texts to mask from now on, each unchanged and as escaped in addresses and JSON. */
  learn(secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length >= shortestSecret) {
        const forms = [
          secret,
          encodeURIComponent(Buffer.from(secret).toString()),
          JSON.stringify(secret).slice(1, -1),
        ];
        forms.forEach((form) => this.#forms.add(form));
      }
    }
  }

  /**
   * Returns the text without these secrets and without anything shaped like a token, on one line of at most
   * 500 characters.
   */
  hide(text: string): string {
    let safe = text;
    // The longest first, so that a secret that contains another one leaves no remainder.
    for (const form of [...this.#forms].sort((a, b) => b.length - a.length))
      safe = safe.replaceAll(form, "…");

    safe = hideTokens(safe)
      .replace(/\p{C}+/gu, " ")
      .trim();
    return safe.length > longestText ? `${safe.slice(0, longestText)}…` : safe;
  }
}
