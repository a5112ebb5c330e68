import * as l10n from "@vscode/l10n";
import { namesInQuestion, paragraphs } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { nameInFull } from "../../../presentation/token/ownerOf";

/** How to end tokens. */
export type EndWay = "expire" | "delete";

/** The question to ask before ending tokens. */
export type Confirmation = {
  readonly question: string;
  /** One entry a line. */
  readonly detail: readonly string[];
  /** The label of the button. */
  readonly verb: string;
  /** The title of the progress notification. */
  readonly doing: string;
};

/**
 * Builds the question to ask before ending tokens, naming them.
 * @param tokens the tokens, at least one.
 * @param way how to end them.
 */
export function confirmation(tokens: readonly ListedToken[], way: EndWay): Confirmation {
  const [first] = tokens;
  return first && tokens.length === 1 ? ofOne(first, way) : ofMany(tokens, way);
}

function ofOne(token: ListedToken, way: EndWay): Confirmation {
  const { key, loaded, facts } = token;
  const { host } = loaded.session.deployment;
  if (way === "delete") {
    return {
      question: l10n.t('Delete "{0}"?', key.name),
      detail: paragraphs(
        facts.state === "expired"
          ? l10n.t("It's deleted from {0}, and its name becomes free. This can't be undone.", host)
          : l10n.t(
              "Anything using it on {0} stops working now, and it won't appear in the list. This can't be undone.",
              host,
            ),
        ...ownSession([token]),
      ),
      verb: l10n.t("Delete Token"),
      doing: l10n.t('Deleting "{0}"', key.name),
    };
  }
  const canExpire = loaded.features.expire;
  return {
    question: l10n.t('Expire "{0}"?', key.name),
    detail: paragraphs(
      canExpire
        ? l10n.t("Anything using it on {0} stops working now. This can't be undone.", host)
        : l10n.t(
            "{0} can't expire tokens, so it will be deleted. Anything using it stops working now.",
            host,
          ),
      ...ownSession([token]),
    ),
    verb: canExpire ? l10n.t("Expire Token") : l10n.t("Delete Token"),
    doing: l10n.t('Expiring "{0}"', key.name),
  };
}

function ofMany(tokens: readonly ListedToken[], way: EndWay): Confirmation {
  const count = tokens.length;
  const hosts = [...new Set(tokens.map(({ loaded }) => loaded.session.deployment.host))].join(", ");
  const cannotExpire = tokens.find(({ loaded }) => !loaded.features.expire);
  const consequence =
    way === "delete"
      ? l10n.t(
          "Anything using them on {0} stops working now, and they won't appear in the list. This can't be undone.",
          hosts,
        )
      : cannotExpire
        ? l10n.t(
            "{0} can't expire tokens, so they will be deleted. Anything using them stops working now.",
            cannotExpire.loaded.session.deployment.host,
          )
        : l10n.t("Anything using them on {0} stops working now. This can't be undone.", hosts);
  return {
    question:
      way === "delete"
        ? l10n.t("Delete {0} tokens?", shownNumber(count))
        : l10n.t("Expire {0} tokens?", shownNumber(count)),
    detail: [
      ...namesInQuestion(tokens.map(nameInFull)),
      "",
      ...paragraphs(consequence, ...ownSession(tokens)),
    ],
    verb:
      way === "delete"
        ? l10n.t("Delete {0} Tokens", shownNumber(count))
        : l10n.t("Expire {0} Tokens", shownNumber(count)),
    doing:
      way === "delete"
        ? l10n.t("Deleting {0} tokens", shownNumber(count))
        : l10n.t("Expiring {0} tokens", shownNumber(count)),
  };
}

/** Ending the token of one's own session signs the person out. */
function ownSession(tokens: readonly ListedToken[]): string[] {
  const own = tokens.find(({ key, loaded }) => loaded.session.record.session.tokenId === key.id);
  return own ? [l10n.t('You\'re signed in with "{0}" and will be signed out.', own.key.name)] : [];
}
