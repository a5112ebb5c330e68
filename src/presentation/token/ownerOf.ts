import * as l10n from "@vscode/l10n";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { ListedToken } from "./listedToken";

type Owned = Pick<ListedToken, "key" | "loaded">;

/** Returns a token's owner; undefined if that is the person themselves. */
export function ownerOf({ key, loaded }: Owned): Owner | undefined {
  if (loaded.isEverybodys !== true || key.userId === loaded.session.record.userId) return undefined;
  return { id: key.userId, username: key.username ?? key.userId };
}

/** Returns the name of a token, with its owner if everybody's tokens are shown. */
export function nameInFull({ key, loaded }: Owned): string {
  if (loaded.isEverybodys !== true) return key.name;
  return l10n.t("{token} of {owner}", { token: key.name, owner: key.username ?? key.userId });
}

/**
 * Describes what an unrestricted token can do: a person's own token can do what they can, another's what its
 * owner, by name, can. These are two sentences, since in other languages the verb changes with the person.
 * @param otherOwner the name of the token's owner, if that is somebody else.
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

/** Describes everything that an allow list could name. @param otherOwner as above. */
export function allResources(otherOwner: string | undefined): string {
  return otherOwner === undefined
    ? l10n.t("All resources you can access")
    : l10n.t("All resources {0} can access", otherOwner);
}
