import * as l10n from "@vscode/l10n";
import { pictureStrings } from "../../../page/picture/strings";

/** The texts of the table and of the picture in words, which say the same. */
export type GridStrings = ReturnType<typeof gridStrings>;

/** Returns the texts of the table in the person's language. */
export function gridStrings() {
  return {
    ...pictureStrings(),
    gridHint: l10n.t("Select a cell for details."),
    gridLegend: l10n.t("Legend"),
  };
}
