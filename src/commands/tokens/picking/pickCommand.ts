import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Catalog } from "../../../core/catalog/catalog";
import { commandRows } from "../../../core/commands/commandRows";
import { readCommand } from "../../../core/commands/grantForCommand";
import { Cancelled } from "../../../platform/errors";
import { makeQuickPick } from "../../../platform/shown/quickInputs";

type CommandItem = vscode.QuickPickItem & { readonly line: string };

/**
 * Prompts for a `coder` command: a known one, or a command line that the person types.
 * @param catalog the deployment's; it may not offer what a command needs.
 * @returns the command line.
 * @throws Cancelled if the person dismisses the pick.
 */
export async function pickCommand(catalog: Catalog): Promise<string> {
  const known = commandRows.flatMap(({ commands }) => commands.map((command) => itemOf(catalog, command)));
  const pick = makeQuickPick<CommandItem>();
  pick.title = l10n.t("Create Smallest Token for a Command");
  pick.placeholder = l10n.t("Select a command, or type one such as coder start my-workspace");
  pick.items = known;
  pick.onDidChangeValue((value) => {
    const line = value.trim().replace(/^coder( +|$)/, "");
    // The beginning of a known command only filters the list.
    const isOwn = line !== "" && known.every((item) => !item.line.startsWith(line));
    pick.items = isOwn ? [{ ...itemOf(catalog, line), alwaysShow: true }, ...known] : known;
  });
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) resolve(chosen.line);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** A command, described by the scopes it needs or by the reason why it has none. */
function itemOf(catalog: Catalog, line: string): CommandItem {
  const read = readCommand(line, catalog);
  return { label: `coder ${line}`, description: read.ok ? read.needs.scopes.join(", ") : read.reason, line };
}
