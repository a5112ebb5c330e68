import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { redact } from "../core/token/tokenText";
import { Explained } from "../platform/errors";
import type { ServerProgram } from "../platform/models/offerMcpServers";
import { restartMcpServer } from "../platform/models/restartMcpServer";
import { workFolder } from "../platform/models/workFolder";
import { StepUps } from "../stepUp/stepUps";
import { takeAccess } from "./access/givenAccess";
import type { AgentBase } from "./agentBase";
import { accessOf } from "./servers/listServers";
import { startServer } from "./servers/startServer";
import { runCommand } from "./tool/runCommand";

export { listServers } from "./servers/listServers";
export { explainAccess } from "./tool/explainAccess";

/** What the person lets models run; ending all leases takes it back. */
const stepUpsOf = new WeakMap<AgentBase, { readonly generation: string; readonly own: StepUps }>();

/**
 * Prepares a server that VS Code starts, and shows the person why it can't be started.
 * @param label the server's.
 * @throws Error with the reason, for VS Code: there is nothing to start then.
 */
export async function startOffered(base: AgentBase, label: string): Promise<ServerProgram> {
  const { errors } = base;
  try {
    return await start(base, label);
  } catch (error) {
    // VS Code writes it into a log that hardly anybody looks at.
    errors.show("Giving agents access", error);
    throw new Error(errors.explain(error).message, { cause: error });
  }
}

async function start({ context, services, errors }: AgentBase, label: string): Promise<ServerProgram> {
  const { globalState: memory, extensionUri, extension } = context;
  const access = accessOf(memory, label);
  if (!access) throw new Explained(l10n.t("You have stopped this access, or it has ended."));
  const { sessions, leases, memory: state } = await services();
  const isStill = () => JSON.stringify(accessOf(memory, label)) === JSON.stringify(access);
  const explain = (error: unknown): Error => errors.explain(error);
  return startServer({ sessions, leases, extension: extensionUri.fsPath, explain }, access, {
    renew: async () => {
      if (isStill()) await restartMcpServer(extension.id, label);
    },
    stopped: async () => {
      if (isStill()) await takeAccess(state, [access]);
    },
  });
}

/**
 * Runs a command for a model; see {@link runCommand}.
 * @returns an answer for the model, also if it fails.
 */
export async function runForModel(
  base: AgentBase,
  input: unknown,
  cancelled: vscode.CancellationToken,
): Promise<string> {
  const { context, errors, services } = base;
  const stopping = new AbortController();
  const failed = (error: unknown): string => {
    errors.note("Running a command for an agent", error);
    return redact(errors.explain(error).message);
  };
  const listening = cancelled.onCancellationRequested(() => stopping.abort());
  try {
    const { sessions, leases } = await services();
    const stepUps = ownStepUps(base, await leases.generation());
    const extension = context.extensionUri.fsPath;
    const parts = { sessions, leases, extension, stepUps, failed, folder: workFolder() };
    return await runCommand(parts, input, stopping.signal);
  } catch (error) {
    return `The command wasn't run. ${failed(error)}`;
  } finally {
    listening.dispose();
  }
}

function ownStepUps(base: AgentBase, generation: string): StepUps {
  const known = stepUpsOf.get(base);
  if (known?.generation === generation) return known.own;
  const own = new StepUps();
  stepUpsOf.set(base, { generation, own });
  return own;
}
