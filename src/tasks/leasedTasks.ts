import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { parseDeploymentUrl } from "../coder/address/deploymentUrl";
import type { Lease, Lending } from "../leases/lease";
import { Cancelled, type ErrorDoor, Explained } from "../platform/errors";
import type { KnownSessions, SignedIn } from "../session/sessionState";
import { askCatalog } from "../tokens/key/askCatalog";
import { askToRun } from "./askToRun";
import { TaskConsents } from "./taskConsents";
import { readTaskDefinition, type TaskDefinition, taskType } from "./taskDefinition";
import { taskFolder } from "./taskFolder";
import { taskGrant } from "./taskGrant";
import { runCommand } from "./taskProcess";
import { TaskTerminal } from "./taskTerminal";

/** What running tasks needs. */
export type TaskServices = {
  readonly sessions: KnownSessions;
  readonly leases: Lending;
  readonly errors: Pick<ErrorDoor, "explain">;
  /** VS Code's state of the folder. */
  readonly folderMemory: vscode.Memento;
  /** Our program that starts a task's process (dist/launcher.js), absolute. */
  readonly launcher: string;
};

/**
 * Completes a task of `tasks.json` so that it can run.
 * @param services loads what it needs once it runs.
 * @param task as VS Code read it.
 * @returns undefined for a task of another type.
 */
export function leasedTask(
  services: () => Promise<TaskServices>,
  task: vscode.Task,
): vscode.Task | undefined {
  const { definition, scope = vscode.TaskScope.Workspace, name } = task;
  if (definition.type !== taskType) return undefined;
  const execution = new vscode.CustomExecution(async (resolved) => {
    const parts = await services();
    const folder = (): string => taskFolder(scope);
    return new TaskTerminal({
      lend: (signal) => lend(parts, resolved, { label: name, folder: folder() }, signal),
      start: async (lease, print) => {
        const read = readTaskDefinition(resolved);
        if (!read.ok) throw new Explained(read.error);
        return runCommand(read.value.command, folder(), await lease.environment(), parts.launcher, print);
      },
      explain: (error) => parts.errors.explain(error),
    });
  });
  return new vscode.Task(definition, scope, name, taskType, execution, task.problemMatchers);
}

/** Reads the task, asks where it was not asked before, and takes a lease. */
async function lend(
  { sessions, leases, folderMemory }: TaskServices,
  given: unknown,
  { label, folder }: { readonly label: string; readonly folder: string },
  signal: AbortSignal,
): Promise<Lease> {
  const read = readTaskDefinition(given);
  if (!read.ok) throw new Explained(read.error);
  const definition = read.value;
  const session = sessionFor(sessions, definition);
  const { deployment, record } = session;
  const catalog = await askCatalog(session.client, signal);
  if (!catalog.features.allowLists)
    throw new Explained(l10n.t("{0} is older than Coder v2.28 and can't limit tokens.", deployment.host));

  const grant = await taskGrant(session, catalog, definition, signal);
  if (!grant.ok) throw new Explained(grant.error);
  const consents = new TaskConsents(folderMemory);
  const asked = {
    href: deployment.href,
    userId: record.userId,
    grant: grant.value,
    label,
    folder,
    definition,
  };
  if (!consents.has(asked)) {
    if (!(await askToRun(session, catalog, grant.value, { label, command: definition.command })))
      throw new Cancelled();
    await consents.give(asked);
  }
  if (signal.aborted) throw new Cancelled();
  const lease = await leases.take(session, { kind: "task", name: label, grant: grant.value });
  if (!lease)
    throw new Explained(l10n.t("{0} is older than Coder v2.28 and can't limit tokens.", deployment.host));
  return lease;
}

function sessionFor(sessions: KnownSessions, { deployment }: TaskDefinition): SignedIn {
  const { current } = sessions;
  if (deployment === undefined) {
    if (current.kind === "signedIn") return current;
    throw new Explained(l10n.t("You're signed out. Sign in to a Coder deployment, then run the task again."));
  }
  const parsed = parseDeploymentUrl(deployment);
  if (!parsed.ok) throw new Explained(parsed.error);
  const session = sessions.at(parsed.value.href);
  if (!session) {
    throw new Explained(
      l10n.t("You're signed out of {0}. Sign in, then run the task again.", parsed.value.host),
    );
  }
  return session;
}
