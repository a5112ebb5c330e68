import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { Cancelled } from "../../../platform/errors";
import { pickItem } from "../../../platform/shown/quickInputs";
import { absoluteTime, lifetimeInWords } from "../../../platform/time/times";
import { onlyWhileOpen } from "../../../presentation/retirementWords";
import type { Ending } from "../../../tokens/key/tokenRequest";

const hour = 3600;
const day = 24 * hour;
const waits = [hour, day, 3 * day, 7 * day];

/** What the question needs to know. */
type EndingFacts = {
  readonly expiresAt: Date;
  /** The current time at its deployment. */
  readonly now: Date;
  /** Whether its server can expire tokens or only delete them. */
  readonly canExpire: boolean;
  readonly host: string;
};

type EndingItem = vscode.QuickPickItem & { readonly ending: Ending | undefined };

/**
 * Asks when the replaced token ends.
 * @param name the name of the token that ends.
 * @param facts about the token and its server.
 * @param title the title of the question.
 * @returns undefined to let it run until it expires.
 * @throws Cancelled if the person dismisses the question.
 */
export async function chooseEnding(
  name: string,
  { expiresAt, now, canExpire, host }: EndingFacts,
  title: string,
): Promise<Ending | undefined> {
  const later = waits
    .map((seconds) => ({ seconds, at: new Date(+now + seconds * 1000) }))
    .filter(({ at }) => at < expiresAt)
    .map(({ seconds, at }): EndingItem => ({
      label: l10n.t("{0} after you save the new secret", lifetimeInWords(seconds)),
      description: l10n.t("{0} if you save it now", absoluteTime(at)),
      detail: onlyWhileOpen(),
      ending: { kind: "after", seconds },
    }));
  const items: EndingItem[] = [
    {
      label: l10n.t("Immediately"),
      description: l10n.t(
        "as soon as you save the new secret; anything still using the old one stops working",
      ),
      ending: { kind: "after", seconds: 0 },
    },
    ...later,
    {
      label: l10n.t("Once it's no longer used"),
      description: l10n.t("after a day without use"),
      detail: onlyWhileOpen(),
      ending: { kind: "unused" },
    },
    {
      label: l10n.t("Don't expire it early"),
      description: l10n.t("expires {0}", absoluteTime(expiresAt)),
      ending: undefined,
    },
  ];
  const picked = await pickItem(items, {
    title,
    placeHolder: canExpire
      ? l10n.t('When should "{0}" expire?', name)
      : l10n.t('When should "{0}" be deleted? {1} can\'t expire tokens.', name, host),
  });
  if (!picked) throw new Cancelled();
  return picked.ending;
}
