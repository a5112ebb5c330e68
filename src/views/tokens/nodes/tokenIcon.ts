import * as vscode from "vscode";
import { concernIcons } from "../../../presentation/concernWords";
import type { ListedToken } from "../../../presentation/token/listedToken";

/**
 * Every state has its own shape; colour only repeats it.
 * @param token the token.
 * @param isBusy whether an action on it is in progress.
 */
export function tokenIcon(
  { audited, isSecretWaiting, retirement }: ListedToken,
  isBusy: boolean,
): vscode.ThemeIcon {
  if (isBusy) return new vscode.ThemeIcon("loading~spin");
  if (isSecretWaiting) return new vscode.ThemeIcon("gift", new vscode.ThemeColor("charts.blue"));
  if (retirement) return new vscode.ThemeIcon("clockface");
  const { state, concerns } = audited;
  if (state === "expired")
    return new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground"));

  const [first] = concerns;
  const told = concerns.find(({ isPressing }) => isPressing) ?? first;
  if (told === undefined) return new vscode.ThemeIcon(audited.isNeverUsed ? "circle-outline" : "key");
  const isWarning = told.isPressing || told.kind === "fullAccess" || told.kind === "canMint";
  return new vscode.ThemeIcon(
    concernIcons[told.kind],
    isWarning ? new vscode.ThemeColor("list.warningForeground") : undefined,
  );
}
