import * as l10n from "@vscode/l10n";
import { quietly } from "../../platform/background";
import { copyText } from "../../platform/outside/clipboard";
import { inform } from "../../platform/shown/notify";
import { PartNode } from "../../views/tree/partNode";

/** Copies the ID of a resource in an allow list. */
export async function copyResourceId(_services: unknown, row: unknown): Promise<void> {
  if (!(row instanceof PartNode) || row.part.resourceId === undefined) return;
  await copyText(row.part.resourceId);
  quietly("Telling that it is copied", inform(l10n.t('Copied the ID of "{0}".', row.part.label)));
}
