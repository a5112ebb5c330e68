import * as vscode from "vscode";
import { matrixStrings } from "../page/matrix/strings";

/** The texts of the details page. */
export type DetailsStrings = ReturnType<typeof detailsStrings>;

/**
 * Gives the texts of the details page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function detailsStrings() {
  return {
    ...matrixStrings(),
    life: vscode.l10n.t("Life"),
    today: vscode.l10n.t("Today"),
    lastUse: vscode.l10n.t("Last use"),
    permissions: vscode.l10n.t("What it can do"),
    scopes: vscode.l10n.t("Scopes"),
    reach: vscode.l10n.t("What it reaches"),
    copyResourceId: vscode.l10n.t("Copy the id of {0}"),
    gone: vscode.l10n.t("gone, or hidden from you"),
  };
}
