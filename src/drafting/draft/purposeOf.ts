import * as l10n from "@vscode/l10n";

/**
 * Says in a few words what a recipe is typically used for.
 * @param id the recipe's ID; one that is not in the table is for a command.
 */
export function purposeOf(id: string): string {
  return purposes()[id] ?? l10n.t("Only what this command needs");
}

function purposes(): Readonly<Record<string, string>> {
  return {
    "start-stop": l10n.t("For scripts and schedules"),
    ssh: l10n.t("For coder ssh, ping, and port-forward"),
    terminal: l10n.t("For a shell, without the Coder CLI"),
    apps: l10n.t("For web apps"),
    dashboard: l10n.t("For dashboards and status pages"),
    "create-workspaces": l10n.t("For automation"),
    "delete-workspace": l10n.t("For cleaning up"),
    "keep-alive": l10n.t("For keeping it running"),
    editor: l10n.t("For opening workspaces in VS Code"),
    "push-template": l10n.t("For pipelines"),
    "read-templates": l10n.t("For backups and reviews"),
    "audit-tokens": l10n.t("For reports on names, scopes, and expiry"),
    "rotate-token": l10n.t("Can create any token"),
    secrets: l10n.t("For password managers"),
  };
}
