import * as l10n from "@vscode/l10n";
import type { AgentAccess } from "./agentAccess";
import type { BundleId } from "./bundles";

/** Names a deployment in a few words: its address without the scheme. */
export function hostOf({ deployment }: Pick<AgentAccess, "deployment">): string {
  return deployment.replace(/^\w+:\/\//, "");
}

/** The name of an MCP server, which VS Code shows and identifies it by. */
export function serverLabel(access: AgentAccess): string {
  return l10n.t("Coder: {0} ({1})", bundleTitle(access.bundle), hostOf(access));
}

/** Names a bundle. */
export function bundleTitle(bundle: BundleId): string {
  const titles: Readonly<Record<BundleId, string>> = {
    look: l10n.t("View Workspaces"),
    operate: l10n.t("Start and Stop a Workspace"),
    work: l10n.t("Work in a Workspace"),
    author: l10n.t("Manage Templates"),
  };
  return titles[bundle];
}

/** Says in one line what a bundle is for. */
export function bundlePurpose(bundle: BundleId): string {
  const purposes: Readonly<Record<BundleId, string>> = {
    look: l10n.t("See states, logs, apps, and templates. Change nothing"),
    operate: l10n.t("Start and stop one workspace, and see how that goes"),
    work: l10n.t("Run commands and edit files in one workspace that is running"),
    author: l10n.t("Upload, create, change, and delete templates of one organization"),
  };
  return purposes[bundle];
}

/**
 * Says what agents will and won't be able to do, a sentence a line.
 * @param access what the person is about to give.
 */
export function accessSentences(access: Pick<AgentAccess, "bundle" | "target">): readonly string[] {
  const name = access.target?.name ?? "";
  return [...canSentences(access.bundle, name), ...cannotSentences(access)];
}

function canSentences(bundle: BundleId, name: string): string[] {
  switch (bundle) {
    case "look":
      return [
        name === ""
          ? l10n.t(
              "AI agents can see all your workspaces with their logs and apps, and all templates you can see.",
            )
          : l10n.t('AI agents can see "{0}" with its logs and apps, and all templates you can see.', name),
        l10n.t("They can't change anything or run commands in a workspace."),
      ];
    case "operate":
      return [
        l10n.t('AI agents can start and stop "{0}", and see its logs and all templates you can see.', name),
        l10n.t("They can't delete it, change its settings, or run commands in it."),
      ];
    case "work":
      return [
        l10n.t('AI agents can run any command and read and change any file in "{0}".', name),
        l10n.t(
          "This includes everything in the workspace: your private Git key, cloud credentials, and wherever you're signed in there.",
        ),
        l10n.t("They can't start, stop, or delete the workspace."),
      ];
    case "author":
      return [
        l10n.t(
          'AI agents can create, change, and delete every template you may change, with "{0}" as the organization, and read uploaded files.',
          name,
        ),
        l10n.t(
          "They can't reach workspaces. What they put into a template runs when somebody starts a workspace with it.",
        ),
      ];
  }
}

function cannotSentences({ bundle, target }: Pick<AgentAccess, "bundle" | "target">): string[] {
  return [
    ...(bundle !== "author" && target !== undefined
      ? [l10n.t("They can't list workspaces, so they are given the name of this one.")]
      : []),
    l10n.t("They can't create tokens. To an agent, a list that it may not see looks empty."),
  ];
}
