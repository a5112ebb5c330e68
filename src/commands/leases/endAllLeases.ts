import * as l10n from "@vscode/l10n";
import type { LeaseControl } from "../../leases/leaseControl";
import { withLateProgress } from "../../platform/lateProgress";
import { askToEnd } from "./askToEnd";
import { tellEnded } from "./tellEnded";

/**
 * Ends every lease of every window and machine, at all deployments: the panic switch. It asks once, and then closes
 * connections before it waits for any server.
 */
export async function endAllLeases(services: {
  readonly leases: Pick<LeaseControl, "list" | "endAll">;
}): Promise<void> {
  const { leases } = services;
  const here = await leases.list();
  const question =
    here.length === 0
      ? l10n.t("End all leases? This computer has none, but others may.")
      : here.length === 1
        ? l10n.t("End all leases? This computer has 1.")
        : l10n.t("End all leases? This computer has {0}.", here.length);
  const how = await askToEnd(question, here, l10n.t("End All Leases"));
  if (!how) return;
  const result = await withLateProgress(l10n.t("Ending all leases"), (signal) =>
    leases.endAll(how.endsProcesses, signal),
  );
  tellEnded(result, () => endAllLeases(services));
}
