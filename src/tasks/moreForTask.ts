import * as l10n from "@vscode/l10n";
import { readCommandNeeds } from "../core/commands/grantForCommand";
import type { Grant } from "../core/grant/grant";
import { shellCommands } from "../core/stepUp/shellCommands";
import { namesFor } from "../drafting/things/resources";
import { askForMore } from "../stepUp/askForMore";
import { findMore, type Lacking } from "../stepUp/findMore";
import type { StepUps } from "../stepUp/stepUps";
import type { KnownCommand } from "../stepUp/whatItNeeds";
import type { ReadyTask } from "./readyTask";
import type { TaskDefinition } from "./taskDefinition";
import type { TaskEnd } from "./taskTerminal";

/** What a task may do when it runs again; without that, it doesn't. */
export type MoreForTask = {
  readonly grant?: Grant | undefined;
  /** A sentence for its terminal. */
  readonly said?: string | undefined;
};

/**
 * Asks the person whether a task that lacked something may run again with it; nobody if it lacked nothing. Only the
 * commands of Coder's that its definition names are considered: neither what they printed nor what a script may hide.
 * @param held what its token could do.
 * @param end how it ended.
 */
export async function moreForTask(
  stepUps: StepUps,
  task: ReadyTask,
  held: Grant,
  { code, output }: TaskEnd,
  signal: AbortSignal,
): Promise<MoreForTask> {
  const { session, catalog, definition, label, run, usual } = task;
  const { lines, isAll } = shellCommands(definition.command);
  const commands = lines.flatMap((line): KnownCommand[] => {
    const read = readCommandNeeds(line, catalog);
    return read.ok ? [{ ...read, line }] : [];
  });
  const ended = {
    commands,
    isAll: isAll && commands.length === lines.length,
    named: thingsOf(definition),
    held,
    code,
    output,
  };
  const lacking = await findMore(session, catalog, ended, signal);
  if (lacking?.kind !== "more") return { said: lacking && (await sayWhy(task, held, lacking)) };
  const consent = await stepUps.agree(run, usual, lacking.grant, async () =>
    askForMore({
      session,
      title: l10n.t('Let the task "{0}" do more?', label),
      about: l10n.t("It runs this command on this machine: {0}", definition.command),
      lacking,
      nameOf: await namesFor(
        session,
        lacking.extra.flatMap(({ entries }) => entries),
      ),
    }),
  );
  return consent === "yes" ? { grant: lacking.grant } : { said: l10n.t("Not run again.") };
}

/** What the definition limits the task to. That it may be all of a kind is for its own token alone. */
function thingsOf({ workspace, template, organization }: TaskDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ workspace, template, organization }).filter(
      (one): one is [string, string] => one[1] !== undefined && one[1] !== "*",
    ),
  );
}

async function sayWhy(
  { session, definition }: ReadyTask,
  held: Grant,
  lacking: Exclude<Lacking, { readonly kind: "more" }>,
): Promise<string> {
  if (lacking.kind === "tooMuch") {
    return definition.grant === undefined
      ? l10n.t(
          "Its token lacks something that its commands need, but could do too much with it. Make several tasks of it.",
        )
      : l10n.t(
          "Its token lacks something that its command needs, but could do too much with it. Remove “grant” from the task: then its token is for the command alone.",
        );
  }
  const workspace = held.allowList.find(({ type, id }) => type === "workspace" && id !== "*");
  if (lacking.type !== "workspace" || !workspace)
    return l10n.t("Coder fails to list this for a token that's limited to some templates.");
  const nameOf = await namesFor(session, [workspace]);
  return l10n.t(
    "Coder fails to list workspaces for a token that's limited to some of them. It can show each by its name: coder show {0}",
    nameOf(workspace)?.name ?? workspace.id,
  );
}
