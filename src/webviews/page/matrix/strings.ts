import * as l10n from "@vscode/l10n";

/** The texts of the matrix. A panel that shows one adds them to its page's texts. */
export type MatrixStrings = ReturnType<typeof matrixStrings>;

/** Returns the texts of the matrix in the person's language. */
export function matrixStrings() {
  return {
    matrix: l10n.t("Permissions by resource and action"),
    matrixHint: l10n.t("Hover over or focus a cell for details."),
    matrixLegend: l10n.t("Legend"),
    granted: l10n.t("yes"),
    listed: l10n.t("only selected resources"),
    no: l10n.t("no"),
    dead: l10n.t("no matching resource"),
    blocked: l10n.t("not allowed by your role"),
    server: l10n.t("fails on this server"),
    proven: l10n.t("verified on the server"),
    disproved: l10n.t("different on the server"),
    partly: l10n.t("allowed, but requests fail"),
    withheld: l10n.t("you don't have this permission"),
    allowedInPrinciple: l10n.t("Verified: the server grants this permission."),
    answers: {
      yes: l10n.t("Verified: the server allows it."),
      no: l10n.t("Verified: the server denies it."),
      more: l10n.t("Warning: the server allows it, although it wasn't granted."),
      less: l10n.t("Not as granted: the server denies it."),
      fails: l10n.t("Verified: the server allows it, but some requests fail."),
      blocked: l10n.t("Verified: the server denies it, because you don't have this permission."),
    },
  };
}
