import * as l10n from "@vscode/l10n";
import type { RoleLimit } from "./recipe";

/** One way to keep a recipe's promise. */
export type RecipeWay = {
  /** In the format of parseNeeds. */
  readonly needs: string;
  /** What it lacks compared with the first way. */
  readonly limit?: string;
};

/** A recipe as written in the table. */
export type RecipeRow = {
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  readonly about: "workspace" | "template" | "account";
  /** The best first; the first one whose scopes a deployment offers is used. */
  readonly ways: readonly [RecipeWay, ...RecipeWay[]];
  readonly roleLimits?: readonly RoleLimit[];
  /** If its routes were added later than its scopes: the first release that has them. */
  readonly since?: string;
};

/**
 * Tested on running servers: each first way works, and stops working without any one of its scopes (v2.35.1);
 * the others are what works where `user:read` cannot be requested (v2.28.0 to v2.31.6, seen on v2.31.0).
 */
export function recipeRows(): RecipeRow[] {
  return [...workspaceRows(), ...templateRows(), ...accountRows()];
}

function workspaceRows(): RecipeRow[] {
  const about = "workspace" as const;
  return [
    {
      id: "start-stop",
      title: l10n.t("Start and stop a workspace"),
      promise: l10n.t("For scripts and schedules. Can't delete."),
      about,
      ways: [{ needs: "workspace:read,start,stop template:read user:read" }],
    },
    {
      id: "ssh",
      title: l10n.t("SSH with the Coder command line"),
      promise: l10n.t("For coder ssh, ping and port-forward. Can't start the workspace."),
      about,
      ways: [{ needs: "workspace:read,ssh template:read user:read" }],
    },
    {
      id: "terminal",
      title: l10n.t("Terminal in a workspace"),
      promise: l10n.t("For a shell. Finds the workspace by its ID and opens terminals; can't start it."),
      about,
      ways: [{ needs: "workspace:read,ssh template:read" }],
    },
    {
      id: "apps",
      title: l10n.t("Open a workspace's applications"),
      promise: l10n.t("For web apps. Can do what the apps allow; can't view the workspace itself."),
      about,
      ways: [{ needs: "workspace:application_connect" }],
    },
    {
      id: "dashboard",
      title: l10n.t("Watch workspaces"),
      promise: l10n.t("For a dashboard. Sees all workspaces, changes nothing."),
      about,
      ways: [
        { needs: "workspace:read template:read user:read *workspace" },
        { needs: "workspace:read template:read *workspace", limit: anonymous() },
      ],
    },
    {
      id: "create-workspaces",
      title: l10n.t("Create workspaces"),
      promise: l10n.t("For automation. Also sees and starts all workspaces, since new ones have no ID yet."),
      about,
      ways: [{ needs: "workspace:create,read,start template:read,use user:read *workspace" }],
    },
    {
      id: "delete-workspace",
      title: l10n.t("Delete a workspace"),
      promise: l10n.t("For cleaning up. Can't start or create anything."),
      about,
      ways: [{ needs: "workspace:read,delete template:read user:read" }],
    },
    {
      id: "keep-alive",
      title: l10n.t("Change a workspace's schedule"),
      promise: l10n.t(
        "For keeping it running. Can't start or stop it itself, but can make it stop within a minute, make it dormant, and change its settings.",
      ),
      about,
      ways: [
        { needs: "workspace:read,update template:read user:read" },
        { needs: "workspace:read,update template:read", limit: anonymous() },
      ],
    },
    {
      id: "editor",
      title: l10n.t("Coder extension for VS Code"),
      promise: l10n.t(
        "For opening workspaces. Lists them, starts them, connects, and changes their settings.",
      ),
      about,
      ways: [
        {
          needs:
            "workspace:read,start,update,ssh,application_connect template:read user:read,read_personal *workspace",
        },
      ],
    },
  ];
}

function templateRows(): RecipeRow[] {
  const about = "template" as const;
  return [
    {
      id: "push-template",
      title: l10n.t("Push a template from CI"),
      promise: l10n.t(
        "For a pipeline. Uploads versions and makes them active; can also change the template's settings and who may use it.",
      ),
      about,
      ways: [{ needs: "template:read,create,update file:create,read organization:read user:read" }],
    },
    {
      id: "read-templates",
      title: l10n.t("Read templates and their sources"),
      promise: l10n.t("For a backup or a review. Changes nothing."),
      about,
      ways: [
        { needs: "template:read file:read organization:read user:read *template" },
        { needs: "template:read file:read organization:read *template", limit: anonymous() },
        { needs: "template:read file:read *template", limit: anonymous() },
      ],
      roleLimits: [
        {
          permission: "template:update",
          without: l10n.t(
            "Coder gives a template's source only to people who may change the template. A token can't get it for you either.",
          ),
        },
      ],
    },
  ];
}

function accountRows(): RecipeRow[] {
  const about = "account" as const;
  return [
    {
      id: "audit-tokens",
      title: l10n.t("Audit your tokens"),
      promise: l10n.t("For names, scopes and expiry. Can't create, change or use them."),
      about,
      ways: [{ needs: "user:read api_key:read" }],
    },
    {
      id: "rotate-token",
      title: l10n.t("Let a service rotate its own token"),
      promise: l10n.t("Can create any token. Store it securely."),
      about,
      ways: [{ needs: "user:read api_key:create,read,update" }],
    },
    {
      id: "secrets",
      title: l10n.t("Manage your secrets"),
      promise: l10n.t(
        "For a password manager. Can't open a workspace, but Coder puts your secrets into all your workspaces when they start.",
      ),
      about,
      ways: [{ needs: "user:read user_secret:create,read,update,delete" }],
      since: "2.33.0",
    },
  ];
}

function anonymous(): string {
  return l10n.t(
    "On this deployment it can't view your profile, so coder whoami and looking up your resources by name fail.",
  );
}
