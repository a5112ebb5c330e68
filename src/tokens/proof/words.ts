import * as l10n from "@vscode/l10n";
import type { Disagreement } from "./proof";
import type { Question } from "./questions";
import type { Read } from "./reads";

/** The sentence for an answer that is not what the grant says. */
export function disagreementOn(question: Question): Disagreement {
  const [permission, thing] = namesOf(question);
  return question.expected
    ? {
        isBroader: false,
        sentence: l10n.t("{0} on {1} was granted, but the server denies it.", permission, thing),
      }
    : {
        isBroader: true,
        sentence: l10n.t("{0} on {1} was not granted, but the server allows it.", permission, thing),
      };
}

/**
 * Why something that the grant holds is denied all the same: its owner may not do it either.
 * @param permissions `type:action`, all on the same thing.
 * @param thing `type id`; undefined: in general.
 */
export function blockedByRole(permissions: readonly string[], thing: string | undefined): string {
  const names = permissions.join(", ");
  return thing === undefined
    ? l10n.t("Granted, but you yourself may not do it: {0}.", names)
    : l10n.t("Granted, but {1} is gone or you yourself may not do it there: {0}.", names, thing);
}

/** Why something may be denied, where the owner's role cannot be asked: the token is another person's. */
export function roleUnknown(): string {
  return l10n.t("What is denied may be what its owner's role lacks.");
}

/** The same for a workspace that sleeps for good, which no scope reaches. */
export function blockedByDormancy(workspace: string): string {
  return l10n.t("The workspace {0} is dormant, and no token reaches it until it is woken.", workspace);
}

/** What fails although the server allows it, and what works instead. */
export function defectOf({ what }: Read): string {
  switch (what) {
    case "listWorkspaces":
      return l10n.t(
        "The server cannot list workspaces for tokens limited by id. Each can be read by its id.",
      );
    case "listTemplates":
      return l10n.t("The server cannot list templates for tokens limited by id. It needs template:*.");
    case "readWorkspace":
      return l10n.t("The server cannot read the workspace for tokens limited by id. It needs template:*.");
    case "ownUser":
      return l10n.t("The server cannot read your user for tokens limited by id.");
  }
}

/** The sentence for a read that was promised and refused. */
export function refusedRead({ what, id = "" }: Read): Disagreement {
  const sentences = {
    ownUser: l10n.t("Reading your own user was granted, but the server refuses it."),
    listWorkspaces: l10n.t("Listing workspaces was granted, but the server refuses it."),
    listTemplates: l10n.t("Listing templates was granted, but the server refuses it."),
    readWorkspace: l10n.t("Reading the workspace {0} was granted, but the server refuses it.", id),
  };
  return { isBroader: false, sentence: sentences[what] };
}

/** @returns `type:action`, and the thing it is asked about. */
function namesOf({ type, action, id }: Question): [permission: string, thing: string] {
  const thing = id === undefined ? l10n.t("things in general") : `${type} ${id}`;
  return [`${type}:${action}`, thing];
}
