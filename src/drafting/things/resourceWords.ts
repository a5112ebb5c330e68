import * as l10n from "@vscode/l10n";
import type { EntryName } from "../../presentation/thingName";
import type { SeenThing } from "../../tokens/things/seenThings";

/**
 * Returns a resource's name and the details that distinguish it from others.
 * @param ownerName the name of the token's owner: a workspace of somebody else gets its owner's name in
 * front, `bob/alpha`, so that it is not mistaken for one of the same name.
 * @param selfId the ID of the signed-in person.
 */
export function nameFor(thing: SeenThing, ownerName: string, selfId: string): EntryName {
  switch (thing.kind) {
    case "workspace": {
      const isOwn = thing.ownerName === ownerName;
      return {
        name: isOwn ? thing.name : `${thing.ownerName}/${thing.name}`,
        detail: thing.dormantAt === undefined ? thing.templateName : l10n.t("dormant, not accessible"),
      };
    }
    case "template":
      return {
        name: thing.name,
        detail: [thing.displayName, thing.organizationName].filter(Boolean).join(" · "),
      };
    case "user": {
      const others = [thing.name, ...(thing.status === "suspended" ? [l10n.t("suspended")] : [])];
      return {
        name: thing.username,
        detail: thing.id === selfId ? l10n.t("you") : others.filter(Boolean).join(" · "),
      };
    }
    case "organization":
      return { name: thing.name, detail: thing.displayName };
    case "absent":
      return { name: "", detail: l10n.t("Not found, or you can't see it.") };
  }
}

/** Removes what the server's query language would read as more than a name. */
export function searchText(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}_./-]+/gu, "-").replace(/^-|-$/g, "");
}
