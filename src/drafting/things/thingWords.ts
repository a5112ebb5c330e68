import * as l10n from "@vscode/l10n";
import type { ResourceKind } from "../../tokens/things/seenThings";

/** The texts for choosing a resource of a kind by name. */
export type ThingWords = {
  /** If nothing is chosen. */
  readonly choose: string;
  /** If the listed resource is not the chosen one. */
  readonly changed: string;
  /** If no resource has this name. */
  readonly unknown: (text: string) => string;
  /** If a text is in the field, but none of its matches was chosen. */
  readonly open: (text: string) => string;
  /** If there are no resources at all. */
  readonly none: string;
  readonly question: string;
  /** The row for the whole kind, and what it means. */
  readonly all: string;
  readonly broader: string;
  /** Asks for confirmation before the whole kind is chosen, and offers a single resource instead. */
  readonly agree: string;
  readonly chooseOne: string;
};

/**
 * Returns the texts for a kind of resource, in the person's language.
 * @param kind the kind to choose.
 */
export function thingWords(kind: ResourceKind): ThingWords {
  const broader = l10n.t("A broader token: includes later ones");
  switch (kind) {
    case "workspace":
      return {
        choose: l10n.t("Choose a workspace."),
        changed: l10n.t("The resources don't match this workspace. Choose it again."),
        unknown: (text) => l10n.t('There\'s no workspace named "{0}".', text),
        open: (text) => l10n.t('"{0}" isn\'t chosen yet. Select a workspace from the list.', text),
        none: l10n.t("There are no workspaces."),
        question: l10n.t("Which workspace? Type a part of its name."),
        all: l10n.t("All workspaces"),
        broader,
        agree: l10n.t("Allow all workspaces?"),
        chooseOne: l10n.t("Choose one workspace"),
      };
    case "template":
      return {
        choose: l10n.t("Choose a template."),
        changed: l10n.t("The resources don't match this template. Choose it again."),
        unknown: (text) => l10n.t('There\'s no template named "{0}".', text),
        open: (text) => l10n.t('"{0}" isn\'t chosen yet. Select a template from the list.', text),
        none: l10n.t("There are no templates."),
        question: l10n.t("Which template? Type a part of its name."),
        all: l10n.t("All templates"),
        broader,
        agree: l10n.t("Allow all templates?"),
        chooseOne: l10n.t("Choose one template"),
      };
    case "organization":
      return {
        choose: l10n.t("Choose an organization."),
        changed: l10n.t("The resources don't match this organization. Choose it again."),
        unknown: (text) => l10n.t('There\'s no organization named "{0}".', text),
        open: (text) => l10n.t('"{0}" isn\'t chosen yet. Select an organization from the list.', text),
        none: l10n.t("There are no organizations."),
        question: l10n.t("Which organization? Type a part of its name."),
        all: l10n.t("All organizations"),
        broader,
        agree: l10n.t("Allow all organizations?"),
        chooseOne: l10n.t("Choose one organization"),
      };
    case "user":
      return {
        choose: l10n.t("Choose a user."),
        changed: l10n.t("The resources don't match this user. Choose them again."),
        unknown: (text) => l10n.t('There\'s no user named "{0}".', text),
        open: (text) => l10n.t('"{0}" isn\'t chosen yet. Select a user from the list.', text),
        none: l10n.t("There are no users."),
        question: l10n.t("Which user? Type a part of their name."),
        all: l10n.t("All users"),
        broader,
        agree: l10n.t("Allow all users?"),
        chooseOne: l10n.t("Choose one user"),
      };
  }
}
