import * as l10n from "@vscode/l10n";
import { matrixStrings } from "../../page/matrix/strings";

/** The texts of the details page. */
export type DetailsStrings = ReturnType<typeof detailsStrings>;

/**
 * Gives the texts of the details page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function detailsStrings() {
  return {
    ...matrixStrings(),
    life: l10n.t("Life"),
    today: l10n.t("Today"),
    lastUse: l10n.t("Last use"),
    permissions: l10n.t("What it can do"),
    asked: l10n.t("Asked {0}."),
    scopes: l10n.t("Scopes"),
    reach: l10n.t("What it reaches"),
    copyResourceId: l10n.t("Copy the id of {0}"),
    gone: l10n.t("gone, or hidden from you"),
  };
}
