import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { LeaseControl, LeaseFacts } from "../../leases/leaseControl";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { inform } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import { relativeTime } from "../../platform/time/times";
import { holderWords } from "../../presentation/leaseWords";
import { LeaseNode } from "../../views/tokens/nodes/leaseNode";
import { askToEnd } from "./askToEnd";
import { tellEnded } from "./tellEnded";

/** What ending leases needs. */
export type EndingServices = { readonly leases: Pick<LeaseControl, "list" | "end"> };

type LeaseItem = vscode.QuickPickItem & { readonly lease: LeaseFacts };

/**
 * Ends one or several leases, of any window and machine, after asking.
 * @param argument the row of a lease; without it, the person picks one.
 * @param selected all selected rows, if there are several.
 * @throws Cancelled if they dismiss the pick.
 */
export async function endLease(
  services: EndingServices,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  const rows = [argument, ...(Array.isArray(selected) ? (selected as unknown[]) : [])];
  const meant = [...new Set(rows.flatMap((row) => (row instanceof LeaseNode ? [row.lease] : [])))];
  const chosen = meant.length > 0 ? meant : await pickLease(services);
  const [first, ...others] = chosen;
  if (!first) return;
  const question =
    others.length === 0
      ? l10n.t("End the lease of {0}?", holderWords(first))
      : l10n.t("End {0} leases?", chosen.length);
  const how = await askToEnd(question, chosen, l10n.t("End Lease"));
  if (!how) return;
  const result = await withLateProgress(l10n.t("Ending leases"), (signal) =>
    services.leases.end(chosen, how.endsProcesses, signal),
  );
  tellEnded(result, () => endLease(services, argument, selected));
}

async function pickLease(services: EndingServices): Promise<readonly LeaseFacts[]> {
  const all = await services.leases.list();
  if (all.length === 0) {
    await inform(l10n.t("There are no leases."));
    return [];
  }
  const now = new Date();
  const items = all.map((lease): LeaseItem => ({
    label: holderWords(lease),
    description: l10n.t("expires {0}", relativeTime(lease.until, now)),
    detail: new URL(lease.deployment).host,
    lease,
  }));
  const picked = await pickItem(items, { title: l10n.t("End a Lease"), matchOnDescription: true });
  if (!picked) throw new Cancelled();
  return [picked.lease];
}
