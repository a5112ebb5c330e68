import type { Secret } from "../../../core/token/secret";
import { hideTokens } from "../../../core/token/tokenText";

const longestText = 500;
const shortestSecret = 4;

/**
 * Hides secrets in texts that whatever answered has chosen and that a person or a log will see: a proxy, for one, may
 * echo the headers of a request into its error page.
 */
export class Redactor {
  readonly #forms = new Set<string>();

  /**
   * @param session that of the request, whose half after the hyphen is hidden, too.
   * @param others what else the request holds.
   */
  constructor(session: Secret | undefined, others: readonly Secret[] = []) {
    const text = session?.expose() ?? "";
    this.learn([text, text.split("-")[1] ?? "", ...others.map((secret) => secret.expose())]);
  }

  /** Adds texts to hide from now on, each as it is and as addresses and JSON write it. */
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

  /** The text without these secrets and without whatever is shaped like a token, on one line and of 500 characters at most. */
  hide(text: string): string {
    let safe = text;
    // The longest first, so that a secret that contains another one leaves no rest.
    for (const form of [...this.#forms].sort((a, b) => b.length - a.length))
      safe = safe.replaceAll(form, "…");

    safe = hideTokens(safe)
      .replace(/\p{C}+/gu, " ")
      .trim();
    return safe.length > longestText ? `${safe.slice(0, longestText)}…` : safe;
  }
}
