import * as l10n from "@vscode/l10n";
import type { NextStep } from "../../platform/errors";
import { freeName } from "../../tokens/minting/freeName";
import type { Draft } from "../draft/draft";
import { withoutOwner } from "../draft/draftChanges";

/**
 * Returns the next steps when the form could not be filled.
 * @param kept the page's content, if any.
 * @param other the content for another owner, if switching to the person themselves may help.
 * @param begin fills the form for a draft.
 */
export function stepsToBegin(
  kept: Draft | undefined,
  other: Draft | undefined,
  begin: (draft: Draft | undefined) => Promise<void>,
): NextStep[] {
  const own = other && {
    title: l10n.t("Create for Yourself"),
    run: () => begin(withoutOwner(other)),
  };
  return [{ title: l10n.t("Retry"), run: () => begin(kept) }, ...(own ? [own] : [])];
}

/**
 * Offers a free name, because the wanted one may have been taken since the form was filled, by this person or
 * from elsewhere.
 * @param name the taken name.
 * @param taken the names that the form knows.
 * @param use writes a name into the form.
 */
export function stepToRename(name: string, taken: readonly string[], use: (name: string) => void): NextStep {
  const free = freeName(name, [...taken, name]);
  return {
    title: l10n.t("Use {0}", free),
    run: () => {
      use(free);
      return Promise.resolve();
    },
  };
}
