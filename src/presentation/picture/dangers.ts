import * as l10n from "@vscode/l10n";

/**
 * Explains why a granted permission deserves a second look; undefined if it is harmless enough.
 * @param permission `type:action`.
 */
export function dangerOf(permission: string): string | undefined {
  switch (permission) {
    case "api_key:create":
      return l10n.t("Anyone with this token can create more tokens, including full-access ones.");
    // Templates run code for everybody who uses them.
    case "template:create":
    case "template:update":
    case "template:delete":
      return l10n.t("Changes to a template affect everyone who uses it.");
    case "user:create":
    case "user:update":
    case "user:delete":
      return l10n.t("This includes other people's accounts, if your role allows it.");
    case "user:update_personal":
      return l10n.t("This includes your password.");
    default:
      return undefined;
  }
}
