import * as l10n from "@vscode/l10n";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";
import { filterAsTyped } from "../../services/filterAsTyped";

/**
 * Narrows the view to workspaces that match the typed text: plain words, terms of the server's query language
 * such as `owner:bob`, or both. Escape restores the previous filter.
 */
export async function filterWorkspaces({
  workspacesView,
}: {
  readonly workspacesView: ShownWorkspaces;
}): Promise<void> {
  await filterAsTyped({
    title: l10n.t("Filter Workspaces"),
    prompt: l10n.t("Name, template, owner, or state; or a Coder query such as owner:me status:running"),
    placeholder: l10n.t("For example: running docker"),
    before: workspacesView.filter,
    // The view sends the query terms among the words to the server.
    pause: 300,
    doing: "Filtering the workspaces",
    show: (filter) => workspacesView.filterBy(filter),
  });
}

/** Shows the workspaces that a filter hid. */
export async function clearWorkspaceFilter({
  workspacesView,
}: {
  readonly workspacesView: ShownWorkspaces;
}): Promise<void> {
  await workspacesView.filterBy("");
}
