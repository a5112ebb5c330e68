import * as l10n from "@vscode/l10n";
import type { LeaseFacts } from "../../leases/leaseControl";
import { choose, namesInQuestion } from "../../platform/shown/notify";
import { holderWords } from "../../presentation/leaseWords";

/**
 * Asks before leases are ended, and whether terminals are closed with theirs.
 * @param question names or counts them.
 * @param leases which; none if only servers know of some.
 * @param verb the label of the button.
 * @param more what else happens, a sentence or name a line.
 * @returns undefined if the person dismisses the question.
 */
export async function askToEnd(
  question: string,
  leases: readonly LeaseFacts[],
  verb: string,
  more: readonly string[] = [],
): Promise<{ readonly endsProcesses: boolean } | undefined> {
  const hasTerminals = leases.some(({ kind }) => kind === "terminal");
  const hasProcesses = leases.some(({ kind }) => kind === "task" || kind === "agent" || kind === "tool");
  const closing = l10n.t("End and Close Terminals");
  const pressed = await choose(
    question,
    [
      ...(leases.length > 1 ? namesInQuestion(leases.map((lease) => holderWords(lease))) : []),
      l10n.t("What uses them loses access to Coder at once."),
      ...(hasProcesses ? [l10n.t("Tasks and agents are stopped.")] : []),
      ...more,
    ],
    [verb, ...(hasTerminals ? [closing] : [])],
  );
  return pressed === undefined ? undefined : { endsProcesses: pressed === closing };
}
