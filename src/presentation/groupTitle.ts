import * as vscode from "vscode";
import type { GroupName } from "../tokens/audit/groups";

/**
 * Names a group of tokens.
 * @param group one of the groups.
 */
export function groupTitle(group: GroupName): string {
  switch (group) {
    case "attention":
      return vscode.l10n.t("Needs attention");
    case "active":
      return vscode.l10n.t("Active");
    case "expired":
      return vscode.l10n.t("Expired");
  }
}
