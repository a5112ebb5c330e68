import * as l10n from "@vscode/l10n";
import { findScope, type Catalog } from "../catalog/catalog";
import { choicesFor, limit } from "../limit";
import { parseNeeds } from "../needs";
import type { Recipe } from "./recipe";

/** A recipe as it is written here; the needs as parseNeeds reads them. */
type Row = readonly [id: string, title: string, reason: string, needs: string];

/** Tried on running servers: each works, and stops working without any one of its scopes (v2.35.1). */
function rows(): Row[] {
  return [
    [
      "dashboard",
      l10n.t("Watch workspaces"),
      l10n.t("For a dashboard: sees all, changes nothing."),
      "workspace:read template:read user:read *workspace",
    ],
    [
      "start-stop",
      l10n.t("Start and stop a workspace"),
      l10n.t("For a script or a timer: never deletes."),
      "workspace:read,start,stop template:read user:read",
    ],
    [
      "terminal",
      l10n.t("Terminal in a workspace"),
      l10n.t("For a shell: finds the agent and opens terminals."),
      "workspace:read,ssh template:read",
    ],
    [
      "ssh",
      l10n.t("SSH with the Coder command line"),
      l10n.t("For coder ssh, ping and port-forward: starts nothing."),
      "workspace:read,ssh template:read user:read",
    ],
    [
      "apps",
      l10n.t("Open a workspace's applications"),
      l10n.t("For web applications: cannot even read the workspace."),
      "workspace:application_connect",
    ],
    [
      "create-workspaces",
      l10n.t("Create workspaces"),
      l10n.t("For automation: all workspaces, as new ones have no id."),
      "workspace:create,read,start template:read,use user:read *workspace",
    ],
    [
      "delete-workspace",
      l10n.t("Delete a workspace"),
      l10n.t("For cleaning up: starts nothing."),
      "workspace:read,delete template:read user:read",
    ],
    [
      "keep-alive",
      l10n.t("Change a workspace's schedule"),
      l10n.t("For keeping it alive: cannot start or stop it."),
      "workspace:read,update template:read user:read",
    ],
    [
      "push-template",
      l10n.t("Push a template from CI"),
      l10n.t("For a pipeline: uploads versions and makes them active."),
      "template:read,create,update file:create,read organization:read user:read",
    ],
    [
      "read-templates",
      l10n.t("Read templates and their sources"),
      l10n.t("For a backup or a review: changes none."),
      "template:read file:read organization:read user:read *template",
    ],
    [
      "editor",
      l10n.t("The Coder extension of an editor"),
      l10n.t("For opening workspaces: lists, starts and connects."),
      "workspace:read,start,update,ssh,application_connect template:read user:read,read_personal *workspace",
    ],
    [
      "audit-tokens",
      l10n.t("Audit your tokens"),
      l10n.t("For names, scopes and expiry: creates none."),
      "user:read api_key:read",
    ],
    [
      "rotate-token",
      l10n.t("Rotate its own token"),
      l10n.t("For a service. It can create any token: guard it well."),
      "user:read api_key:create,read,update",
    ],
    [
      "secrets",
      l10n.t("Manage your secrets"),
      l10n.t("For a password manager: no workspace is in reach."),
      "user:read user_secret:create,read,update,delete",
    ],
  ];
}

/**
 * Named grants for real tasks, as functions of what is chosen, for this deployment: those whose scopes it cannot offer and
 * that full access within limits would not serve better are left out. Before v2.27.0 there are none.
 */
export function recipes(catalog: Catalog): Recipe[] {
  if (!catalog.features.allowLists) return [];
  return rows().flatMap(([id, title, reason, text]) => {
    const needs = parseNeeds(text);
    const missing = needs.scopes.filter((name) => !findScope(catalog, name));
    if (missing.some((name) => name !== "user:read")) return [];
    return {
      id,
      title,
      reason,
      needs: choicesFor(catalog, needs),
      grant: (choices) => limit(catalog, needs, choices),
    };
  });
}
