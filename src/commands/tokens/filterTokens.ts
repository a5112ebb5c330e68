import * as l10n from "@vscode/l10n";
import { inBackground } from "../../platform/background";
import { makeInputBox } from "../../platform/shown/quickInputs";
import type { ShownTokens } from "../../views/tokens/viewOptions";

/** The view follows the typing once the person pauses for so long, ms. */
const pause = 150;

/** Narrows the view to tokens in which all words occur, while they are typed; Escape leaves it as it was. */
export async function filterTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  const before = tokensView.shownAs.filter;
  const box = makeInputBox();
  box.title = l10n.t("Filter Tokens");
  box.prompt = l10n.t("Name, scope, resource, owner, or what is to be said of it");
  box.placeholder = l10n.t("Words that must all occur");
  box.value = before;
  let typing: NodeJS.Timeout | undefined;
  const isAccepted = await new Promise<boolean>((resolve) => {
    box.onDidChangeValue((filter) => {
      clearTimeout(typing);
      typing = setTimeout(() => inBackground("Filtering the tokens", tokensView.show({ filter })), pause);
    });
    box.onDidAccept(() => {
      resolve(true);
      box.hide();
    });
    box.onDidHide(() => resolve(false));
    box.show();
  });
  clearTimeout(typing);
  await tokensView.show({ filter: isAccepted ? box.value.trim() : before });
  box.dispose();
}
