import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { pickItem } from "../../../platform/shown/quickInputs";
import { concernTitle } from "../../../presentation/concernWords";
import type { ListedToken } from "../../../presentation/token/listedToken";

/** What can be done about a token in a review. */
export type ReviewAct =
  "showSecret" | "rotate" | "change" | "keep" | "reviewAgain" | "showDetails" | "expire" | "delete";

type ActItem = vscode.QuickPickItem & { readonly act?: ReviewAct };

/**
 * Asks what to do about a token.
 * @param token the token.
 * @param isKept whether the person accepted something about it before.
 * @returns undefined if the person goes back.
 */
export async function chooseAct(token: ListedToken, isKept: boolean): Promise<ReviewAct | undefined> {
  const picked = await pickItem(actsFor(token, isKept), {
    title: l10n.t("Review {0}", token.key.name),
    placeHolder: l10n.t("Select what to do"),
  });
  return picked?.act;
}

function actsFor(token: ListedToken, isKept: boolean): readonly ActItem[] {
  const { isSecretWaiting, loaded, retirement, standing } = token;
  const act = (name: ReviewAct, icon: string, label: string, detail?: string): ActItem => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
    ...(detail === undefined ? {} : { detail }),
    act: name,
  });
  const pressing = token.audited.concerns.filter(({ isPressing }) => isPressing);
  const titles = pressing.map(({ kind }) => concernTitle(kind)).join(", ");
  return [
    ...(isSecretWaiting ? [act("showSecret", "key", l10n.t("Show New Secret"))] : []),
    ...(retirement
      ? []
      : [
          act("change", "edit", l10n.t("Change…"), l10n.t("Replace it with a token that can do less.")),
          act("rotate", "sync", l10n.t("Rotate…"), l10n.t("Replace it with a new one like it.")),
        ]),
    ...(standing.worst
      ? [
          act(
            "keep",
            "check",
            l10n.t("Keep It"),
            l10n.t("Stop asking about: {0}. Everything else still counts.", titles),
          ),
        ]
      : []),
    ...(isKept
      ? [act("reviewAgain", "eye", l10n.t("Ask About It Again"), l10n.t("What you kept counts again."))]
      : []),
    act("showDetails", "info", l10n.t("Show Details")),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    ...(loaded.features.expire
      ? [
          act(
            "expire",
            "circle-slash",
            l10n.t("Expire…"),
            l10n.t("It stops working now and stays in the server's records."),
          ),
        ]
      : []),
    act(
      "delete",
      "trash",
      l10n.t("Delete…"),
      l10n.t("It stops working now, its name becomes free, and it won't appear in the list."),
    ),
  ];
}
