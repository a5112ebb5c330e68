import * as l10n from "@vscode/l10n";
import { hasHidden, hasVisible, shownText } from "../text/plainText";

/** A problem with a token's name: an `error` prevents creating it, a `warning` is a pitfall. */
export type NameProblem = { readonly severity: "error" | "warning"; readonly message: string };

/** The server accepts any length; longer names help nobody. */
const longestName = 64;

/**
 * Checks a name for a new token, where `existing` are the names of its owner's tokens, including expired
 * ones, which keep theirs. The server checks only that (409); it invents a name for an empty one, and cannot
 * find `tokenconfig` or a name with `/` (seen on v2.35.1).
 */
export function nameProblems(name: string, existing: Iterable<string> = []): NameProblem[] {
  const problems: NameProblem[] = [];
  const say = (applies: boolean, severity: NameProblem["severity"], message: string): void => {
    if (applies) problems.push({ severity, message });
  };
  say(!hasVisible(name), "error", l10n.t("Enter a name."));
  say(
    [...existing].includes(name),
    "error",
    l10n.t("This name is already used by a token (expired tokens keep their names)."),
  );
  say(
    name.length > longestName,
    "warning",
    l10n.t("Names longer than {0} characters are hard to read.", longestName),
  );
  say(
    hasVisible(name) && hasHidden(name),
    "warning",
    l10n.t("This name has characters that can't be seen: {0}", shownText(name)),
  );
  say(/\$\(|\]\(/.test(name), "warning", l10n.t("Other programs may show this name as an icon or a link."));
  say(
    /\/|^tokenconfig$/.test(name),
    "warning",
    l10n.t("The server can find a token with this name only by its ID."),
  );
  return problems;
}
