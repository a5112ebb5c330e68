import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Memento } from "vscode";
import { accessSentences, bundlePurpose, bundleTitle } from "../../agents/access/accessWords";
import { type AgentAccess, isSame } from "../../agents/access/agentAccess";
import { type BundleId, bundleIds, bundles } from "../../agents/access/bundles";
import { endAccess } from "../../agents/access/endAccess";
import { giveAccess as give, givenAccess } from "../../agents/access/givenAccess";
import type { ServerWay } from "../../agents/servers/serverWay";
import type { LeaseControl } from "../../leases/leaseControl";
import { runCommand } from "../../platform/commands";
import { Cancelled, Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { confirm, inform, paragraphs } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import { lifetimeInWords } from "../../platform/time/times";
import { workspaceMeantBy } from "../../presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";
import { pickAnyWorkspace, type PickingWorkspaces } from "../workspaces/showing/pickAnyWorkspace";

/** What giving agents access needs. */
export type GivingAccess = PickingWorkspaces & {
  readonly memory: Memento;
  readonly leases: Pick<LeaseControl, "list" | "end">;
  /** Finds how agents reach Coder's tools. @throws Explained if they can't. */
  readonly findServerWay: (session: SignedIn, signal?: AbortSignal) => Promise<ServerWay>;
  /** Checks that a deployment can limit a token to what a bundle needs. @throws Explained if it can't. */
  readonly requireLimits: (session: SignedIn, bundle: BundleId, signal?: AbortSignal) => Promise<void>;
};

type Item<Value> = vscode.QuickPickItem & { readonly value: Value };

/** The lifetimes that are offered, in seconds; undefined until the person stops it. */
const lifetimes = [3600, 8 * 3600, undefined] as const;

/**
 * Gives the agents in VS Code access through Coder's MCP server, to exactly what the person chooses and reads. Nothing is
 * created before an agent starts the server.
 * @param argument the row of a workspace; without it, the person picks one.
 * @throws Cancelled if they leave a question; Explained if agents can't be given this here.
 */
export async function giveAccess(services: GivingAccess, argument: unknown): Promise<void> {
  const session = requireSession(services.sessions, workspaceMeantBy(argument));
  const way = await withLateProgress(l10n.t("Looking for Coder's command line"), (signal) =>
    services.findServerWay(session, signal),
  );
  const bundle = await pickBundle(argument);
  await withLateProgress(l10n.t("Loading options"), (signal) =>
    services.requireLimits(session, bundle, signal),
  );
  const target = await pickTarget(services, session, bundle, argument);
  const lifetime = await pick(
    l10n.t("For How Long?"),
    lifetimes.map((value) => ({
      label: value === undefined ? l10n.t("Until I stop it") : lifetimeInWords(value),
      value,
    })),
  );
  const given = { bundle, target };
  if (!(await agrees(session, given, lifetime, way))) throw new Cancelled();
  const access: AgentAccess = {
    version: 1,
    deployment: session.deployment.href,
    userId: session.record.userId,
    ...given,
    until: lifetime === undefined ? undefined : Date.now() + lifetime * 1000,
  };
  // A server that runs with what they had before must not go on.
  const before = givenAccess(services.memory).filter((other) => isSame(other, access));
  if (before.length > 0) await endAccess(services.leases, before);
  await give(services.memory, access);
  await tell(session, bundle);
}

async function pickBundle(argument: unknown): Promise<BundleId> {
  const isRow = workspaceMeantBy(argument) !== undefined;
  const offered = bundleIds.filter((id) => !isRow || bundles[id].about !== "organization");
  return pick(
    l10n.t("What May AI Agents Do?"),
    offered.map((value) => ({ label: bundleTitle(value), detail: bundlePurpose(value), value })),
  );
}

async function pickTarget(
  services: GivingAccess,
  session: SignedIn,
  bundle: BundleId,
  argument: unknown,
): Promise<AgentAccess["target"]> {
  const { about } = bundles[bundle];
  if (about === "organization") return pickOrganization(session);
  const isOne =
    about === "workspace" ||
    workspaceMeantBy(argument) !== undefined ||
    (await pick(l10n.t("Which Workspaces?"), [
      { label: l10n.t("One Workspace…"), value: true },
      { label: l10n.t("All My Workspaces"), value: false },
    ]));
  if (!isOne) return undefined;
  const { workspace } = await pickAnyWorkspace(
    services,
    workspaceMeantBy(argument),
    l10n.t("Which Workspace?"),
    (listed) => listed.isMine,
  );
  return { id: workspace.id, name: workspace.name };
}

async function pickOrganization({ client, deployment }: SignedIn): Promise<AgentAccess["target"]> {
  const all = await withLateProgress(l10n.t("Loading options"), () => client.organizations.mine());
  const [only, ...others] = all;
  if (!only) throw new Explained(l10n.t("You're in no organization on {0}.", deployment.host));
  const { id, name } =
    others.length === 0
      ? only
      : await pick(
          l10n.t("Which Organization?"),
          all.map((value) => ({ label: value.name, description: value.displayName, value })),
        );
  return { id, name };
}

async function agrees(
  { deployment, record }: SignedIn,
  given: Pick<AgentAccess, "bundle" | "target">,
  lifetime: number | undefined,
  way: ServerWay,
): Promise<boolean> {
  return confirm(
    l10n.t('Give AI agents access to {0} as "{1}"?', deployment.host, record.username),
    paragraphs(
      accessSentences(given).join(" "),
      way.kind === "program"
        ? l10n.t("They use Coder's command line on this computer: {0}", way.coder)
        : l10n.t(
            "They use the MCP endpoint of {0}, because Coder's command line isn't available on this computer.",
            deployment.host,
          ),
      l10n.t("Every AI agent in VS Code can use it. VS Code may let them act without asking you each time."),
      lifetime === undefined
        ? l10n.t("It lasts until you stop it. Each start gets a token of its own for 8 hours at most.")
        : l10n.t("It lasts for {0}, unless you stop it before.", lifetimeInWords(lifetime)),
    ),
    l10n.t("Give Access"),
  );
}

async function tell({ deployment }: SignedIn, bundle: BundleId): Promise<void> {
  const stop = l10n.t("Stop Access");
  const sentence = l10n.t(
    'AI agents can now use the MCP server "{0}" of {1}.',
    bundleTitle(bundle),
    deployment.host,
  );
  if ((await inform(sentence, stop)) === stop) await runCommand("coderAccess.agents.stopAccess");
}

/** @throws Cancelled if the person leaves it. */
async function pick<Value>(title: string, items: readonly Item<Value>[]): Promise<Value> {
  const picked = await pickItem(items, { title });
  if (!picked) throw new Cancelled();
  return picked.value;
}
