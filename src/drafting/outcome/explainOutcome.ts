import * as l10n from "@vscode/l10n";
import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";
import { retire } from "../../tokens/key/endToken";
import type { Fate, MintOutcome } from "../../tokens/minting/mintOutcome";
import type { Explanation } from "./making";

/**
 * Explains an outcome that leaves the person without the token they asked for.
 * @param outcome any outcome other than a minted token.
 * @param session who minted.
 * @param form the form's possible next steps.
 * @returns a sentence and its buttons.
 */
export function explainOutcome(
  outcome: Exclude<MintOutcome, { kind: "minted" }>,
  session: SignedIn,
  form: { submitAgain: () => Promise<void> },
): Explanation {
  const { host } = session.deployment;
  return outcome.kind === "broader"
    ? { sentence: broaderSentence(outcome.retirement, host), steps: [] }
    : explainFate(outcome.fate, session, form);
}

/** Explains what happened to a token whose answer was lost; arguments as for `explainOutcome`. */
export function explainFate(
  fate: Fate,
  session: SignedIn,
  form: { submitAgain: () => Promise<void> },
): Explanation {
  const { host } = session.deployment;
  const again = { title: l10n.t("Create Again"), run: form.submitAgain };
  switch (fate.kind) {
    case "absent":
      return {
        sentence: l10n.t(
          "{0} didn't confirm that the token was created, and it isn't listed yet. Coder Access keeps looking for it.",
          host,
        ),
        steps: [again],
      };
    case "orphan":
      return {
        sentence: l10n.t(
          'The response from {0} was lost. "{1}" was created, but nobody has its secret. Replace it.',
          host,
          fate.key.name,
        ),
        steps: [
          {
            title: l10n.t("Delete It and Create Again"),
            run: async () => {
              await session.client.keys.delete(fate.key.id);
              await form.submitAgain();
            },
          },
          {
            title: l10n.t("Expire It"),
            run: async () => {
              await retire(session.client, fate.key.id);
            },
          },
        ],
      };
    case "unknown":
      return {
        sentence: l10n.t(
          "{0} didn't confirm that the token was created. It may exist, and Coder Access keeps looking for it.",
          host,
        ),
        steps: [again],
      };
  }
}

function broaderSentence(retirement: "expired" | "deleted" | CoderError, host: string): string {
  if (retirement instanceof CoderError) {
    return l10n.t(
      "{0} created a broader token than requested, and it couldn't be revoked. Expire it in the Tokens view.",
      host,
    );
  }
  return retirement === "expired"
    ? l10n.t("{0} created a broader token than requested. It was expired at once and can't be used.", host)
    : l10n.t("{0} created a broader token than requested. It was deleted at once.", host);
}
