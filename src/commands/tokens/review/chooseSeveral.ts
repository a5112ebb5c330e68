import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { makeQuickPick } from "../../../platform/shown/quickInputs";
import { shownNumber } from "../../../platform/time/times";
import type { ListedToken } from "../../../presentation/token/listedToken";
import type { ReviewItem } from "./reviewItems";

type SeveralItem = vscode.QuickPickItem & { readonly token?: ListedToken };

/**
 * Lets the person mark several tokens. VS Code's own list for that has a button "OK" that nobody can rename, so
 * Enter marks a row here, and the first row says what happens and does it.
 * @param items the items of the review.
 * @returns the marked tokens, at least one.
 * @throws Cancelled if the person dismisses the list.
 */
export async function chooseSeveral(items: readonly ReviewItem[]): Promise<readonly ListedToken[]> {
  const rows = items.filter(({ token }) => token !== undefined);
  const marked = new Set<ListedToken>();
  const pick = makeQuickPick<SeveralItem>();
  pick.title = l10n.t("Revoke Several Tokens");
  pick.placeholder = l10n.t("Press Enter to select tokens");
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  const draw = (active?: ListedToken) => {
    const drawn = rows.map((row): SeveralItem => {
      const isMarked = row.token !== undefined && marked.has(row.token);
      const iconPath = new vscode.ThemeIcon(isMarked ? "pass-filled" : "circle-large-outline");
      return { ...row, iconPath, buttons: [] };
    });
    pick.items = [revokeItem(marked.size), ...drawn];
    const again = drawn.find(({ token }) => token !== undefined && token === active);
    if (again) pick.activeItems = [again];
  };
  draw(rows[0]?.token);
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const [active] = pick.selectedItems;
        if (!active) return;
        const { token } = active;
        if (token === undefined) {
          if (marked.size > 0) resolve([...marked]);
          return;
        }
        if (!marked.delete(token)) marked.add(token);
        draw(token);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function revokeItem(count: number): SeveralItem {
  const label =
    count === 0
      ? l10n.t("No tokens selected")
      : count === 1
        ? l10n.t("Revoke 1 Token…")
        : l10n.t("Revoke {0} Tokens…", shownNumber(count));
  return { label, iconPath: new vscode.ThemeIcon(count === 0 ? "blank" : "trash"), alwaysShow: true };
}
