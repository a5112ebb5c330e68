import * as vscode from "vscode";

/** The texts of the matrix. A panel that shows one adds them to its page's texts. */
export type MatrixStrings = ReturnType<typeof matrixStrings>;

/** Gives the texts of the matrix in the person's language. */
export function matrixStrings() {
  return {
    matrix: vscode.l10n.t("Permissions by resource and action"),
    matrixHint: vscode.l10n.t("Point at a mark to see why."),
    matrixLegend: vscode.l10n.t("What the marks mean"),
    granted: vscode.l10n.t("yes"),
    listed: vscode.l10n.t("only what is listed"),
    no: vscode.l10n.t("no"),
    dead: vscode.l10n.t("dead by the allow list"),
    blocked: vscode.l10n.t("not allowed by your role"),
    server: vscode.l10n.t("the server fails"),
    proven: vscode.l10n.t("proven"),
    disproved: vscode.l10n.t("proof disagrees"),
  };
}
