import * as l10n from "@vscode/l10n";
import type { Disagreement } from "./proof";
import type { Question } from "./questions";
import type { Read } from "./reads";
import type { Thing } from "./things";

/**
 * Builds the sentence for an answer that contradicts the grant.
 * @param thing the resource that the question was about; undefined: in general.
 */
export function disagreementOn({ type, action, expected }: Question, thing: Thing | undefined): Disagreement {
  const permission = `${type}:${action}`;
  const about = thing?.words ?? l10n.t("new or other resources");
  return expected
    ? {
        isBroader: false,
        sentence: l10n.t("{0} on {1} was granted, but the server denies it.", permission, about),
      }
    : {
        isBroader: true,
        sentence: l10n.t("{0} on {1} wasn't granted, but the server allows it.", permission, about),
      };
}

/**
 * Explains why something that the grant contains is denied: its owner may not do it either.
 * @param permissions `type:action`, all on the same resource.
 * @param thing undefined: in general.
 * @param isThere whether some answer shows that the resource exists.
 */
export function blockedByRole(
  permissions: readonly string[],
  thing: Thing | undefined,
  isThere: boolean,
): string {
  const names = permissions.join(", ");
  if (thing === undefined) return l10n.t("Granted, but you don't have this permission: {0}.", names);
  return thing.isMissing && !isThere
    ? l10n.t("Granted, but {0} was deleted, or you can't see it: {1}.", thing.words, names)
    : l10n.t("Granted, but you don't have this permission on {0}: {1}.", thing.words, names);
}

/**
 * Explains why a template's source is denied to a token that has all permissions for it (seen on v2.35.1: the
 * server refuses a full session as well).
 * @param thing the template.
 */
export function blockedSource({ words }: Thing): string {
  return l10n.t("Granted, but you can't read the source of {0}: only people who can change it can.", words);
}

/**
 * Explains why something may be denied if we cannot ask about the owner's role, because the token belongs to
 * somebody else.
 */
export function roleUnknown(): string {
  return l10n.t("Some permissions may be denied because of the owner's role.");
}

/** The same for a dormant workspace, which no scope reaches. @param words its name. */
export function blockedByDormancy({ words }: Thing): string {
  return l10n.t("No token works on {0} while it's dormant.", words);
}

/** Describes what fails although the server allows it, and what works instead. */
export function defectOf({ what }: Read): string {
  switch (what) {
    case "listWorkspaces":
      return l10n.t("This token can't list workspaces, but it can open the ones you selected.");
    case "listTemplates":
      return l10n.t("This token can't list templates while they're selected by ID. It needs template:*.");
    case "readWorkspace":
      return l10n.t(
        "This token can't view the workspace while templates are selected by ID. It needs template:*.",
      );
    case "ownUser":
      return l10n.t("This token can't view your profile while resources are selected by ID.");
  }
}

/**
 * Builds the sentence for a promised read that was refused. @param thing the resource, if it is about one.
 */
export function refusedRead({ what }: Read, thing: Thing | undefined): Disagreement {
  const sentences = {
    ownUser: l10n.t("Viewing your profile was granted, but the server denies it."),
    listWorkspaces: l10n.t("Listing workspaces was granted, but the server denies it."),
    listTemplates: l10n.t("Listing templates was granted, but the server denies it."),
    readWorkspace: l10n.t("Viewing {0} was granted, but the server denies it.", thing?.words ?? ""),
  };
  return { isBroader: false, sentence: sentences[what] };
}
