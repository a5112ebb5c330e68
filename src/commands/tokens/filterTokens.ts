import * as l10n from "@vscode/l10n";
import { inBackground } from "../../platform/background";
import { makeQuickPick } from "../../platform/shown/quickInputs";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import type { ShownTokens } from "../../views/tokens/viewOptions";
import { type FilterItem, filterItems, withoutUnfinished } from "./filtering/filterItems";
import { filterValues, noValues } from "./filtering/filterValues";

/** The view updates after the person has not typed for this long, ms. */
const pause = 150;

type FilterServices = {
  readonly sessions: KnownSessions;
  readonly listed: TokenListing;
  readonly tokensView: ShownTokens;
};

/**
 * Narrows the view to tokens that match the words and terms typed so far, and suggests terms; Escape restores the
 * previous filter.
 */
export async function filterTokens({ listed, sessions, tokensView }: FilterServices): Promise<void> {
  const before = tokensView.shownAs.filter;
  const show = (filter: string) => tokensView.show({ filter });
  const pick = makeQuickPick<FilterItem>();
  Object.assign(pick, {
    title: l10n.t("Filter Tokens"),
    placeholder: l10n.t("Words that must all match, or @ for suggestions"),
    value: before,
  });
  let values = noValues;
  let typing: NodeJS.Timeout | undefined;
  const suggest = () => {
    const items = (pick.items = filterItems(pick.value, values));
    // VS Code would keep the row that was active before, or go to the one that resembles the filter most.
    pick.activeItems = items.slice(0, 1);
  };
  const follow = () => {
    suggest();
    clearTimeout(typing);
    typing = setTimeout(
      () => inBackground("Filtering the tokens", show(withoutUnfinished(pick.value, values))),
      pause,
    );
  };
  suggest();
  inBackground(
    "Looking for suggestions",
    filterValues(sessions.all, listed).then((found) => {
      values = found;
      suggest();
    }),
  );
  const accepted = await new Promise<string | undefined>((resolve) => {
    pick.onDidChangeValue(follow);
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.completed === undefined) {
        resolve(pick.value.trim());
        pick.hide();
        return;
      }
      // VS Code does not tell of a value that we set.
      pick.value = chosen.completed;
      follow();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  clearTimeout(typing);
  await show(accepted ?? before);
  pick.dispose();
}
