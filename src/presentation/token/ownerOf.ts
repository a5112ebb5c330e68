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
  return loaded.isEverybodys === true ? l10n.t("{0} of {1}", key.name, key.username ?? key.userId) : key.name;
}
