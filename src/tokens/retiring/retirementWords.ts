import * as l10n from "@vscode/l10n";
import type { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { inBackground, quietly } from "../../platform/background";
import { runCommand } from "../../platform/commands";
import { inform, warn } from "../../platform/shown/notify";
import type { Carried } from "./carryOut";
import type { PendingRetirement } from "./retirement";

/** Reports the result of a retirement. */
export function tellRetirement(pending: PendingRetirement, outcome: Carried): void {
  const { name, successor } = pending;
  const host = new URL(pending.deployment).host;
  switch (outcome.kind) {
    case "retired":
      quietly(
        "Telling of a retirement",
        inform(
          outcome.how === "expired"
            ? l10n.t('Expired "{0}". "{1}" replaced it.', name, successor)
            : l10n.t(
                'Deleted "{0}", because {1} can\'t expire tokens. "{2}" replaced it.',
                name,
                host,
                successor,
              ),
        ),
      );
      return;
    case "overAlready":
      // An attempt that was reported as failed may have reached the server all the same.
      if (pending.failures > 0) {
        quietly(
          "Telling of a retirement",
          inform(l10n.t('"{0}" has expired. "{1}" replaced it.', name, successor)),
        );
      }
      return;
    case "another":
      quietly(
        "Telling of a retirement",
        warn(l10n.t('"{0}" on {1} is a different token now, so it wasn\'t changed.', name, host)),
      );
      return;
    case "failed":
      inBackground("Helping with a retirement", tellFailure(pending, host, outcome.error));
      return;
    case "stillUsed":
  }
}

async function tellFailure(pending: PendingRetirement, host: string, error: CoderError): Promise<void> {
  const { name, deployment } = pending;
  const mayNot = isOfKind(error, "notFoundOrForbidden");
  const [keep, signIn] = [l10n.t("Keep Token"), l10n.t("Sign In Again")];
  const pressed = await warn(
    mayNot
      ? l10n.t(
          "\"{0}\" on {1} may still work: the session you're signed in with isn't allowed to see or expire it. VS Code will try again.",
          name,
          host,
        )
      : l10n.t(
          '"{0}" on {1} couldn\'t be expired yet and still works. VS Code will try again. {2}',
          name,
          host,
          error.message,
        ),
    keep,
    ...(mayNot ? [signIn] : []),
  );
  if (pressed === keep) await runCommand("coderAccess.tokens.undoRetirement", pending);
  if (pressed === signIn) await runCommand("coderAccess.session.signIn", deployment);
}
