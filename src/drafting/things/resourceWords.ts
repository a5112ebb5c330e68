import * as l10n from "@vscode/l10n";
import type { Template, User } from "../../coder/api/answers";
import type { Workspace } from "../../coder/api/workspaces";
import type { EntryName } from "../../presentation/thingName";

/** What is known of a thing; `owner` names whose it is, where two people may have things of one name. */
export type KnownThing = EntryName & { readonly owner?: string };

/** Says what a workspace is called, and what tells it from others. */
export function ofWorkspace({ name, ownerName, templateName, dormantAt }: Workspace): KnownThing {
  return {
    name,
    owner: ownerName,
    detail:
      dormantAt === undefined
        ? `${ownerName} · ${templateName}`
        : l10n.t("{0} · dormant, so out of reach", ownerName),
  };
}

/** Says what a template is called, and where it is. */
export function ofTemplate({ name, displayName, organizationName }: Template): KnownThing {
  return { name, detail: [displayName, organizationName].filter(Boolean).join(" · ") };
}

/** Says what a user is called. @param selfId of the person who is signed in. */
export function ofUser({ id, username, name, status }: User, selfId: string): KnownThing {
  const others = [name, ...(status === "suspended" ? [l10n.t("suspended")] : [])];
  return { name: username, detail: id === selfId ? l10n.t("you") : others.filter(Boolean).join(" · ") };
}

/** Writes a thing's name so that it is not taken for one of the same name: `bob/alpha` where it is not the owner's. */
export function nameFor({ name, owner, detail }: KnownThing, ownerName: string): EntryName {
  return { name: owner === undefined || owner === ownerName ? name : `${owner}/${name}`, detail };
}

/** What the server's query language would read as more than a name is taken out. */
export function searchText(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}_./-]+/gu, "-").replace(/^-|-$/g, "");
}
