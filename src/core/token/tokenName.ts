import * as l10n from "@vscode/l10n";
import { hasHidden, hasVisible, shownText } from "../text/plainText";

/** Something about a token's name: an `error` keeps it from being made, a `warning` is a trap. */
export type NameProblem = { readonly severity: "error" | "warning"; readonly message: string };

/** The server takes any length; longer names help nobody. */
const longestName = 64;

/**
 * Says what is wrong with a name for a new token, `existing` being the names of its owner's tokens, expired ones included: they
 * keep theirs. The server checks only that (409); it makes a name up for an empty one, and cannot find `tokenconfig` or a
 * name with `/` (seen on v2.35.1).
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
