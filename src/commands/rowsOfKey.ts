import type { CommandId } from "../platform/commands";
import { tokenMeantBy } from "../presentation/token/listedToken";
import { agentMeantBy } from "../presentation/workspace/agentOf";
import { workspaceMeantBy } from "../presentation/workspace/listedWorkspace";

/** The views in which a key can be pressed. */
export type ViewsWithRows = {
  readonly tokensView: { readonly selected: readonly unknown[] };
  readonly workspacesView: { readonly selected: readonly unknown[] };
};

/**
 * Finds the rows on which a key was pressed.
 * @param id the key's command, which determines the view.
 * @param views provide the selected rows.
 * @returns what VS Code passes to a command from a row's menu: the row, and all selected ones. Undefined if
 * the key was pressed on a group or on no row, where it does nothing.
 */
export function rowsOfKey(id: CommandId, views: ViewsWithRows): readonly [unknown, unknown[]] | undefined {
  const isOfTokens = id.startsWith("coderAccess.tokens.");
  const rows = isOfTokens
    ? views.tokensView.selected.filter((row) => tokenMeantBy(row) !== undefined)
    : views.workspacesView.selected.filter((row) => workspaceMeantBy(row) ?? agentMeantBy(row));
  return rows.length === 0 ? undefined : [rows[0], rows];
}
