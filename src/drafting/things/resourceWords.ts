import * as l10n from "@vscode/l10n";
import type { EntryName } from "../../presentation/thingName";
import type { SeenThing } from "../../tokens/things/seenThings";

/**
 * Says what a thing is called, and what tells it from others.
 * @param ownerName of the token's owner: a workspace of another has theirs before its name, `bob/alpha`, so that it is not taken
 * for one of the same name.
 * @param selfId of the person who is signed in.
 */
export function nameFor(thing: SeenThing, ownerName: string, selfId: string): EntryName {
  switch (thing.kind) {
    case "workspace": {
      const isOwn = thing.ownerName === ownerName;
      return {
        name: isOwn ? thing.name : `${thing.ownerName}/${thing.name}`,
        detail:
          thing.dormantAt === undefined
            ? `${thing.ownerName} · ${thing.templateName}`
            : l10n.t("{0} · dormant, not accessible", thing.ownerName),
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

/** What the server's query language would read as more than a name is taken out. */
export function searchText(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}_./-]+/gu, "-").replace(/^-|-$/g, "");
}
