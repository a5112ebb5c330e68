import * as l10n from "@vscode/l10n";
import type { Memento } from "vscode";
import type { LeaseControl } from "../../leases/leaseControl";
import { withLateProgress } from "../../platform/lateProgress";
import { namesInQuestion } from "../../platform/shown/notify";
import { askToEnd } from "./askToEnd";
import { allRemembered, type Remembered } from "./remembered/remembered";
import { tellEnded } from "./tellEnded";

/**
 * Ends every lease of every window and machine, at all deployments: the panic switch. It asks once, and then closes
 * connections before it waits for any server. What this machine remembers is removed first, so that nothing gets a new lease by
 * itself: no agent's server that VS Code starts, no other extension, no task.
 */
export async function endAllLeases(services: {
  readonly memory: Memento;
  readonly leases: Pick<LeaseControl, "list" | "endAll">;
}): Promise<void> {
  const { leases, memory } = services;
  const here = await leases.list();
  const question =
    here.length === 0
      ? l10n.t("End all leases? This computer has none, but others may.")
      : here.length === 1
        ? l10n.t("End all leases? This computer has 1.")
        : l10n.t("End all leases? This computer has {0}.", here.length);
  const remembered = allRemembered(memory);
  const how = await askToEnd(question, here, l10n.t("End All Leases"), removal(remembered));
  if (!how) return;
  // Again, since another window may have added to it while the person read.
  const removed = allRemembered(memory);
  for (const each of removed) await each.forget();
  const result = await withLateProgress(l10n.t("Ending all leases"), (signal) =>
    leases.endAll(how.endsProcesses, signal),
  );
  tellEnded(result, () => endAllLeases(services), removed.length);
}

/** Says that nothing gets a lease again unasked. */
function removal(remembered: readonly Remembered[]): readonly string[] {
  if (remembered.length === 0) return [];
  return [
    l10n.t("Remembered access is removed, too. You'll be asked again before these get a token:"),
    ...namesInQuestion(remembered.map(titleAndPlace)),
  ];
}

function titleAndPlace({ title, place }: Remembered): string {
  return place === "" ? title : l10n.t("{0}: {1}", title, place);
}
