import * as l10n from "@vscode/l10n";

/** The texts of the picture of a grant. A panel that shows one adds them to its page's texts. */
export type PictureStrings = ReturnType<typeof pictureStrings>;

/**
 * Returns the texts of the picture in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function pictureStrings() {
  return {
    picture: l10n.t("Permissions by resource"),
    noAccess: l10n.t({
      message: "No access: {0}",
      comment: ["A list of kinds of resources, for example: No access: Templates, Your tokens"],
    }),
    showScope: l10n.t("Show scope"),
    looks: {
      granted: l10n.t({
        message: "allowed",
        comment: ["The state of a permission, heard by screen readers"],
      }),
      danger: l10n.t({
        message: "allowed, powerful",
        comment: ["The state of a permission that can do much harm, heard by screen readers"],
      }),
      no: l10n.t({ message: "not allowed", comment: ["The state of a permission"] }),
      dead: l10n.t({ message: "no effect", comment: ["The state of a permission"] }),
      blocked: l10n.t({ message: "not in your role", comment: ["The state of a permission"] }),
      server: l10n.t("fails on this server"),
      partly: l10n.t("some requests fail"),
      more: l10n.t("allowed although not granted"),
      less: l10n.t("denied although granted"),
    },
    verified: l10n.t({ message: "verified", comment: ["The server confirmed the state of a permission"] }),
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
