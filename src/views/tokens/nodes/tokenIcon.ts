import * as vscode from "vscode";
import type { ListedToken } from "../../../presentation/token/listedToken";

/**
 * There are three icons: a key, a warning, and a clock for a token that ends soon. Colour only repeats what they
 * and the words say.
 * @param token the token.
 * @param isBusy whether an action on it is in progress.
 */
export function tokenIcon(
  { isSecretWaiting, standing }: Pick<ListedToken, "isSecretWaiting" | "standing">,
  isBusy: boolean,
): vscode.ThemeIcon {
  if (isBusy) return new vscode.ThemeIcon("loading~spin");
  const { tone, worst } = standing;
  if (isSecretWaiting) return coloured("key", "charts.blue");
  switch (tone) {
    case "over":
      return coloured("key", "disabledForeground");
    case "warning":
      return coloured("warning", "list.warningForeground");
    case "ending":
      return worst ? coloured("clockface", "list.warningForeground") : new vscode.ThemeIcon("clockface");
    case "fine":
      return new vscode.ThemeIcon("key");
  }
}

function coloured(icon: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
