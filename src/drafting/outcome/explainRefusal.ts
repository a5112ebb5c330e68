import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { ErrorDoor, NextStep } from "../../platform/errors";
import { onlyOwnersMint } from "../../tokens/key/mintForOthers";
import type { TokenRequest } from "../../tokens/key/tokenRequest";
import type { FieldName } from "../draft/draft";

/** What to show if the server refused to create a token. */
export type Refusal = {
  readonly problems: Partial<Record<FieldName, string>>;
  readonly sentence: string;
  readonly steps: readonly NextStep[];
};

/**
 * Which field the server means: its own field names, then words in its messages (seen on v2.31.0 and
 * v2.35.1).
 */
const fieldWords: readonly [FieldName, RegExp][] = [
  ["name", /^(token_)?name$|already exists/i],
  ["scopes", /^scopes?$|api key scope/i],
  ["allowList", /^allow_list$|allow_list|resource type|must be UUID/i],
  ["lifetime", /^lifetime$|lifetime must/i],
];

/**
 * Puts the server's own messages beside the fields they are about.
 * @param error what was thrown; certainly no token was created.
 * @param request what was asked for.
 * @param errors explains everything else.
 * @returns a sentence for the form, and one for each field concerned.
 */
export function explainRefusal(error: unknown, request: TokenRequest, errors: ErrorDoor): Refusal {
  const { message, steps } = errors.explain(error);
  if (request.owner && isOfKind(error, "notFoundOrForbidden")) {
    const owner = onlyOwnersMint(new URL(error.deployment).host);
    return { problems: { owner }, sentence: message, steps };
  }
  if (!isOfKind(error, "rejected")) return { problems: {}, sentence: message, steps };
  const said = [
    ...error.validations.map(({ field, detail }) => ({ about: field, text: detail })),
    { about: error.detail ?? "", text: error.detail ?? "" },
    { about: error.serverMessage, text: error.serverMessage },
  ].filter(({ text }) => text !== "");
  for (const { about, text } of said) {
    const field = fieldWords.find(([, words]) => words.test(about))?.[0];
    if (field === undefined) continue;
    const problem =
      field === "name" && error.isConflict
        ? l10n.t('A token named "{0}" already exists. Choose another name.', request.name)
        : l10n.t("The server says: {0}", text);
    return { problems: { [field]: problem }, sentence: message, steps };
  }
  return { problems: {}, sentence: message, steps };
}
