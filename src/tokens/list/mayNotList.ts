import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { NotFoundOrForbidden } from "../../coder/errors/refusals";
import { Explained } from "../../platform/errors";
import { isOurs } from "../../session/keys/sessionRecord";
import type { SignedIn } from "../../session/sessionState";

/**
 * The key that a person signed in with lacks the scope to list tokens; this is no outage, and retrying does
 * not help.
 */
export class MayNotList extends Explained {
  constructor(cause: NotFoundOrForbidden) {
    super(
      l10n.t("The token you signed in with isn't allowed to list tokens. Sign in another way to see them."),
      [],
      cause,
    );
    this.name = "MayNotList";
  }
}

/**
 * Distinguishes a key with few scopes from other failures. A person's own list of tokens always exists, so
 * the server's 404 can only mean that `api_key:read` is missing (seen on v2.35.1).
 * @param error what listing the tokens threw.
 * @param session the session that asked; one created for us has every scope.
 * @returns the error to show.
 */
export function whyNotListed(error: unknown, { record }: SignedIn): unknown {
  return isOfKind(error, "notFoundOrForbidden") && !isOurs(record) ? new MayNotList(error) : error;
}
