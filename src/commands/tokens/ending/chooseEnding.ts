import * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { pickItem } from "../../../platform/quickInputs";
import { absoluteTime, lifetimeInWords } from "../../../platform/times";
import type { Ending } from "../../../tokens/minting/mintIntent";

const hour = 3600;
const day = 24 * hour;
const waits = [hour, day, 3 * day, 7 * day];

type EndingItem = vscode.QuickPickItem & { readonly ending: Ending | undefined };

/**
 * Asks when a token ends whose place another takes.
 * @param name of the token that ends.
 * @param facts its expiry, and whether its server can expire tokens or only delete them.
 * @param title of the question.
 * @returns undefined to let it live until it expires.
 * @throws Cancelled when the person leaves the question.
 */
export async function chooseEnding(
  name: string,
  { expiresAt, canExpire, host }: { expiresAt: Date; canExpire: boolean; host: string },
  title: string,
): Promise<Ending | undefined> {
  const now = Date.now();
  const later = waits
    .map((seconds) => ({ seconds, at: new Date(now + seconds * 1000) }))
    .filter(({ at }) => at < expiresAt)
    .map(({ seconds, at }): EndingItem => ({
      label: vscode.l10n.t("{0} after you have the new secret", lifetimeInWords(seconds)),
      description: vscode.l10n.t("from now that is {0}", absoluteTime(at)),
      ending: { kind: "after", seconds },
    }));
  const items: EndingItem[] = [
    {
      label: vscode.l10n.t("As soon as you have the new secret"),
      description: vscode.l10n.t("whatever still uses the old one stops working"),
      ending: { kind: "after", seconds: 0 },
    },
    ...later,
    {
      label: vscode.l10n.t("When it is no longer used"),
      description: vscode.l10n.t("after a day without use; the server notes uses once an hour"),
      ending: { kind: "unused" },
    },
    {
      label: vscode.l10n.t("Not at all"),
      description: vscode.l10n.t("it expires {0}", absoluteTime(expiresAt)),
      ending: undefined,
    },
  ];
  const picked = await pickItem(items, {
    title,
    placeHolder: canExpire
      ? vscode.l10n.t('When does "{0}" end?', name)
      : vscode.l10n.t('When does "{0}" end? {1} cannot expire tokens, so it is deleted then.', name, host),
  });
  if (!picked) throw new Cancelled();
  return picked.ending;
}
