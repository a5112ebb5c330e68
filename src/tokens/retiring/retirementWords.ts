import * as vscode from "vscode";
import type { CoderError } from "../../coder/errors/coderError";
import { NotFoundOrForbidden } from "../../coder/errors/refusals";
import { inBackground, quietly } from "../../platform/background";
import { runCommand } from "../../platform/commands";
import { inform, warn } from "../../platform/shown/notify";
import { absoluteTime, relativeTime } from "../../platform/time/times";
import type { Carried } from "./carryOut";
import type { PendingRetirement } from "./retirement";

/**
 * Says of a token that it ends later, in the room of a tree row.
 * @param pending its retirement.
 * @param now the time at its deployment.
 * @returns for example "being replaced, expires in 23 hours".
 */
export function retirementInShort({ whenUnused, dueAt }: PendingRetirement, now: Date): string {
  return whenUnused
    ? vscode.l10n.t("being replaced, expires when unused")
    : vscode.l10n.t("being replaced, expires {0}", relativeTime(new Date(dueAt), now));
}

/** The same in sentences with the time, what takes its place and what is needed for it, for tooltips and details. */
export function retirementInFull({ whenUnused, dueAt, successor, failures }: PendingRetirement): string {
  const at = absoluteTime(new Date(dueAt));
  const when =
    failures > 0
      ? vscode.l10n.t("It couldn't be expired yet. The next attempt is {0}.", at)
      : whenUnused
        ? vscode.l10n.t("It expires once it hasn't been used for a day.")
        : vscode.l10n.t("It expires {0}.", at);
  return [vscode.l10n.t('"{0}" replaces it.', successor), when, onlyWhileOpen()].join(" ");
}

/** Nobody can end a token while no VS Code runs: this is said wherever an end later is offered or shown. */
export function onlyWhileOpen(): string {
  return vscode.l10n.t(
    "While VS Code is closed or you're signed out, nothing expires early: it is done soon after you open VS Code again.",
  );
}

/** Tells what became of a retirement. */
export function tellRetirement(pending: PendingRetirement, outcome: Carried): void {
  const { name, successor } = pending;
  const host = new URL(pending.deployment).host;
  switch (outcome.kind) {
    case "retired":
      quietly(
        "Telling of a retirement",
        inform(
          outcome.how === "expired"
            ? vscode.l10n.t('Expired "{0}". "{1}" replaced it.', name, successor)
            : vscode.l10n.t(
                'Deleted "{0}", because {1} can\'t expire tokens. "{2}" replaced it.',
                name,
                host,
                successor,
              ),
        ),
      );
      return;
    case "overAlready":
      // The end whose failure was told may have arrived all the same.
      if (pending.failures > 0)
        quietly(
          "Telling of a retirement",
          inform(vscode.l10n.t('"{0}" has expired. "{1}" replaced it.', name, successor)),
        );
      return;
    case "another":
      quietly(
        "Telling of a retirement",
        warn(
          vscode.l10n.t(
            '"{0}" at {1} is no longer the token that was meant. Nothing was done to it.',
            name,
            host,
          ),
        ),
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
  const mayNot = error instanceof NotFoundOrForbidden;
  const [keep, signIn] = [vscode.l10n.t("Keep Token"), vscode.l10n.t("Sign In Again")];
  const pressed = await warn(
    mayNot
      ? vscode.l10n.t(
          "\"{0}\" at {1} may still work: the session you're signed in with isn't allowed to see or expire it. VS Code will try again.",
          name,
          host,
        )
      : vscode.l10n.t(
          '"{0}" at {1} couldn\'t be expired yet and still works. VS Code will try again. {2}',
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
