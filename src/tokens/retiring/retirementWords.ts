import * as vscode from "vscode";
import { runCommand } from "../../platform/commands";
import { inform, warn } from "../../platform/notify";
import { absoluteTime, relativeTime } from "../../platform/times";
import type { Carried } from "./carryOut";
import type { PendingRetirement } from "./retirement";

/**
 * Says of a token that it ends later, in the room of a tree row.
 * @param pending its retirement.
 * @param now the time to compare with.
 * @returns for example "retires in 23 hours".
 */
export function retirementInShort({ whenUnused, dueAt }: PendingRetirement, now: Date): string {
  return whenUnused
    ? vscode.l10n.t("retires when it is no longer used")
    : vscode.l10n.t("retires {0}", relativeTime(new Date(dueAt), now));
}

/** The same in a sentence with the time and what takes its place, for tooltips and details. */
export function retirementInFull({ whenUnused, dueAt, successor }: PendingRetirement): string {
  return whenUnused
    ? vscode.l10n.t('"{0}" takes its place. It ends once it was not used for a day.', successor)
    : vscode.l10n.t('"{0}" takes its place. It ends {1}.', successor, absoluteTime(new Date(dueAt)));
}

/** Tells what became of a retirement. */
export function tellRetirement(pending: PendingRetirement, outcome: Carried): void {
  const { name, successor } = pending;
  const host = new URL(pending.deployment).host;
  switch (outcome.kind) {
    case "retired":
      void inform(
        outcome.how === "expired"
          ? vscode.l10n.t('"{0}" is expired: "{1}" took its place.', name, successor)
          : vscode.l10n.t(
              '"{0}" is deleted, since {1} cannot expire tokens: "{2}" took its place.',
              name,
              host,
              successor,
            ),
      );
      return;
    case "another":
      void warn(
        vscode.l10n.t(
          '"{0}" at {1} is no longer the token that was meant. Nothing was done to it.',
          name,
          host,
        ),
      );
      return;
    case "failed":
      void tellFailure(pending, host, outcome.error.message);
      return;
    case "overAlready":
    case "stillUsed":
  }
}

async function tellFailure({ name, tokenId }: PendingRetirement, host: string, why: string): Promise<void> {
  const keep = vscode.l10n.t("Keep It");
  const pressed = await warn(
    vscode.l10n.t('"{0}" at {1} could not be retired yet and is tried again: {2}', name, host, why),
    keep,
  );
  if (pressed === keep) await runCommand("coderAccess.tokens.undoRetirement", tokenId);
}
