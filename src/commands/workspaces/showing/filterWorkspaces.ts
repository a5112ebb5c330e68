import * as l10n from "@vscode/l10n";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";
import { filterAsTyped } from "../../services/filterAsTyped";

/**
 * Narrows the view to workspaces that fit what is typed: plain words, terms of the server's query language such as `owner:bob`, or
 * both. Escape leaves it as it was.
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
    // The server is asked for the terms among them.
    pause: 300,
    doing: "Filtering the workspaces",
    show: (filter) => workspacesView.filterBy(filter),
  });
}

/** Shows the workspaces again that a filter hid. */
export async function clearWorkspaceFilter({
  workspacesView,
}: {
  readonly workspacesView: ShownWorkspaces;
}): Promise<void> {
  await workspacesView.filterBy("");
}
