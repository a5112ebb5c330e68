import * as l10n from "@vscode/l10n";
import type { Succession } from "../../drafting/succession/succession";

/** Returns the title of a form whose token replaces another. */
export function successionTitle({ how, nameInFull }: Succession): string {
  return how === "rotate" ? l10n.t("Rotate {0}", nameInFull) : l10n.t("Change {0}", nameInFull);
}
