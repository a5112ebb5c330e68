import * as l10n from "@vscode/l10n";
import type { Memento } from "vscode";
import { bundleTitle, hostOf } from "../../agents/access/accessWords";
import type { AgentAccess } from "../../agents/access/agentAccess";
import { endAccess } from "../../agents/access/endAccess";
import { givenAccess, takeAccess } from "../../agents/access/givenAccess";
import type { LeaseControl } from "../../leases/leaseControl";
import { Cancelled } from "../../platform/errors";
import { inform, warn } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import { absoluteTime } from "../../platform/time/times";

/** What stopping agents' access needs. */
export type StoppingAccess = {
  readonly memory: Memento;
  readonly leases: Pick<LeaseControl, "list" | "end">;
};

/**
 * Takes access back from agents, and ends the servers and tokens they have because of it, in all windows.
 * @throws Cancelled if the person leaves the pick.
 */
export async function stopAccess({ memory, leases }: StoppingAccess): Promise<void> {
  const given = givenAccess(memory);
  if (given.length === 0) {
    await inform(l10n.t("AI agents have no access through Coder Access."));
    return;
  }
  const chosen = given.length === 1 ? given : await pickAccess(given);
  // First, so that VS Code doesn't start a server again.
  await takeAccess(memory, chosen);
  const { left } = await endAccess(leases, chosen);
  const [one, ...others] = chosen;
  if (left.length > 0)
    await warn(l10n.t("Access is stopped, but a token couldn't be deleted yet. It expires within 8 hours."));
  else if (one && others.length === 0)
    await inform(l10n.t('AI agents can no longer use "{0}" of {1}.', bundleTitle(one.bundle), hostOf(one)));
  else await inform(l10n.t("AI agents no longer have access."));
}

async function pickAccess(given: readonly AgentAccess[]): Promise<readonly AgentAccess[]> {
  const picked = await pickItem(
    [
      { label: l10n.t("All of It"), value: given },
      ...given.map((access) => ({
        label: bundleTitle(access.bundle),
        description: [access.target?.name ?? l10n.t("all workspaces"), hostOf(access)].join(" · "),
        ...(access.until === undefined
          ? {}
          : { detail: l10n.t("Until {0}", absoluteTime(new Date(access.until))) }),
        value: [access],
      })),
    ],
    { title: l10n.t("Stop AI Agents' Access") },
  );
  if (!picked) throw new Cancelled();
  return picked.value;
}
