import * as l10n from "@vscode/l10n";
import type { GroupName } from "../tokens/audit/standing";

/**
 * Names a group of tokens.
 * @param group one of the groups.
 */
export function groupTitle(group: GroupName): string {
  switch (group) {
    case "attention":
      return l10n.t("Needs attention");
    case "active":
      return l10n.t("Active");
    case "expired":
      return l10n.t("Expired");
  }
}
