import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import type { SignedIn } from "../../session/sessionState";
import { askForMore } from "../../stepUp/askForMore";
import { findMore } from "../../stepUp/findMore";
import type { StepUps } from "../../stepUp/stepUps";
import type { CheckedArguments } from "./checkArguments";
import { commandText } from "./commandText";
import { refusals } from "./refusals";
import type { CoderOutcome } from "./runCoder";

/** A command that has ended, and what its token could do. */
export type EndedCommand = {
  readonly session: SignedIn;
  readonly catalog: Catalog;
  readonly checked: Extract<CheckedArguments, { readonly ok: true }>;
  /** The smallest grant for the command. */
  readonly grant: Grant;
  /** What its token could do: that, and what the person allowed for an hour. */
  readonly held: Grant;
  /** The names of what it is limited to, by ID. */
  readonly names: ReadonlyMap<string, string>;
  readonly outcome: CoderOutcome;
};

/** Whether it may do more, and what there is to say to the model if not. */
export type MoreForCommand =
  | { readonly kind: "allowed"; readonly grant: Grant }
  | { readonly kind: "not"; readonly said: readonly string[] };

/**
 * Asks the person whether a command that lacked something may run again with it; nobody if it lacked nothing.
 * The model has no part in it.
 */
export async function offerMore(
  { stepUps }: { readonly stepUps: StepUps },
  { session, catalog, checked, grant, held, names, outcome }: EndedCommand,
  stop: AbortSignal,
): Promise<MoreForCommand> {
  const { args, line, read } = checked;
  const { code = 1, output } = outcome;
  const commands = [{ ...read, line }];
  const ended = { commands, isAll: true, named: {}, held, code, output };
  const lacking = await findMore(session, catalog, ended, stop);
  if (lacking?.kind !== "more") return { kind: "not", said: [] };
  const run = { href: session.deployment.href, userId: session.record.userId, what: args };
  const consent = await stepUps.agree(run, grant, lacking.grant, () =>
    askForMore({
      session,
      title: l10n.t("Let the AI agent's command do more? {0}", commandText(args)),
      lacking,
      nameOf: ({ id }) => {
        const name = names.get(id);
        return name === undefined ? undefined : { name, detail: "" };
      },
    }),
  );
  if (consent === "yes" && !stop.aborted) return { kind: "allowed", grant: lacking.grant };
  return { kind: "not", said: consent === "yes" ? [] : [refusals[consent]] };
}
