import * as l10n from "@vscode/l10n";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { ListedToken } from "./listedToken";

type Owned = Pick<ListedToken, "key" | "loaded">;

/** Whose a token is; undefined for the person's own. */
export function ownerOf({ key, loaded }: Owned): Owner | undefined {
  if (loaded.isEverybodys !== true || key.userId === loaded.session.record.userId) return undefined;
  return { id: key.userId, username: key.username ?? key.userId };
}

/** The name of a token, and whose it is where those of everybody are shown. */
export function nameInFull({ key, loaded }: Owned): string {
  if (loaded.isEverybodys !== true) return key.name;
  return l10n.t("{token} of {owner}", { token: key.name, owner: key.username ?? key.userId });
}

/**
 * Says what a token can do that nothing limits. A token of the person themself is said to do what they can, another's
 * what its owner can, by name: these are two sentences, since in other languages the verb changes with the person.
 * @param otherOwner the name of the token's owner, when that is another person.
 */
export function everythingSentence(otherOwner: string | undefined): string {
  return otherOwner === undefined
    ? l10n.t("Can do everything you can.")
    : l10n.t("Can do everything {0} can.", otherOwner);
}

/** Warns before such a token is created. @param otherOwner as above. */
export function fullAccessWarning(otherOwner: string | undefined): string {
  return otherOwner === undefined
    ? l10n.t("Anyone with this token can do everything you can, now and in the future.")
    : l10n.t("Anyone with this token can do everything {0} can, now and in the future.", otherOwner);
}

/** Names all that the allow list could name. @param otherOwner as above. */
export function allResources(otherOwner: string | undefined): string {
  return otherOwner === undefined
    ? l10n.t("All resources you can access")
    : l10n.t("All resources {0} can access", otherOwner);
}
