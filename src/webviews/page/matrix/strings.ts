import * as l10n from "@vscode/l10n";

/** The texts of the matrix. A panel that shows one adds them to its page's texts. */
export type MatrixStrings = ReturnType<typeof matrixStrings>;

/** Gives the texts of the matrix in the person's language. */
export function matrixStrings() {
  return {
    matrix: l10n.t("Permissions by resource and action"),
    matrixHint: l10n.t("Point at a mark to see why."),
    matrixLegend: l10n.t("What the marks mean"),
    granted: l10n.t("yes"),
    listed: l10n.t("only what is listed"),
    no: l10n.t("no"),
    dead: l10n.t("dead by the allow list"),
    blocked: l10n.t("not allowed by your role"),
    server: l10n.t("the server fails"),
    proven: l10n.t("proven by asking the server"),
    disproved: l10n.t("the server disagrees"),
    partly: l10n.t("allowed, but requests fail"),
    withheld: l10n.t("denied to the owner, too"),
    allowedInPrinciple: l10n.t("Proven: the server allows the permission itself."),
    answers: {
      yes: l10n.t("Proven: the server allows it."),
      no: l10n.t("Proven: the server denies it."),
      more: l10n.t("Alarm: the server allows it although it is not granted."),
      less: l10n.t("The proof disagrees: the server denies it."),
      fails: l10n.t("Proven: the server allows it, but some requests fail."),
      blocked: l10n.t("Proven: the server denies it, to its owner as well."),
    },
  };
}
