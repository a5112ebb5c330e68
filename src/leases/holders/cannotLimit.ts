import * as l10n from "@vscode/l10n";
import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";

/** Explains that a server is too old for anything but full access, which no holder gets instead. */
export function cannotLimit({ deployment }: Pick<SignedIn, "deployment">): Explained {
  return new Explained(
    l10n.t("{0} is older than Coder v2.28 and can't limit tokens to specific resources.", deployment.host),
  );
}
