import type { WorkspaceBuild } from "../../../../src/coder/api/workspaces";
import { actOnMany } from "../../../../src/commands/workspaces/acting/actOnMany";
import type { MeantServices } from "../../../../src/commands/workspaces/acting/actServices";
import { ErrorDoor } from "../../../../src/platform/errors";
import { ListedWorkspace } from "../../../../src/presentation/workspace/listedWorkspace";
import { explainCoderError } from "../../../../src/session/explainCoderError";
import { askParameters } from "../../../../src/views/buildParameters/askParameters";
import type { ManyAct } from "../../../../src/workspaces/state/whyNotNow";
import type { ProfileName } from "../../../coderd";
import { until } from "../../../host/until";
import { openTokenWindow, type TokenWindow } from "../../../support/tokenWindow";
import { host } from "../../../support/vscode/host";

/** A window at an embedded server whose builds take a moment, with what commands about workspaces are given there. */
export type WorkspaceWindow = TokenWindow &
  MeantServices & {
    /** The ids of workspaces that the view was told to look at again, in order. */
    readonly looked: readonly string[];
    /** The builds whose log was shown. */
    readonly logs: readonly WorkspaceBuild[];
    /** A workspace of that name as a row has it now. */
    row(name: string): Promise<ListedWorkspace>;
    /** The bodies of the builds that were asked for, in order. */
    readonly sent: readonly unknown[];
    /** How many builds a workspace has at its server. */
    builds(name: string): number;
    /** Waits until something that begins so was said in a notification. */
    said(beginning: string): Promise<(typeof host.shown)[number]>;
    /** Waits until the status bar said something that begins so. */
    saidQuietly(beginning: string): Promise<string>;
  };

/** Opens the window. */
export async function openWorkspaceWindow(
  username = "alice",
  release?: ProfileName,
): Promise<WorkspaceWindow> {
  const window = await openTokenWindow(username, release);
  const { coderd, records, sessions } = window;
  const { timings } = coderd.store;
  Object.assign(timings, { buildDuration: 30, cancelDuration: 30, agentConnects: 10, agentReady: 10 });
  const errors = new ErrorDoor(records.log);
  errors.addExplainer(explainCoderError);
  const looked: string[] = [];
  const logs: WorkspaceBuild[] = [];
  const services: WorkspaceWindow = {
    ...window,
    errors,
    looked,
    logs,
    workspaces: {
      of: async (session) => {
        const { workspaces } = await session.client.workspaces.list();
        return workspaces.map((one) => new ListedWorkspace(one, session, session.client.now()));
      },
      changed: (_session, id) => Promise.resolve(void looked.push(id)),
    },
    askParameters,
    actOnMany: (chosen: readonly ListedWorkspace[], act: ManyAct) => actOnMany(services, chosen, act),
    buildLogs: { show: (_session, _name, build) => Promise.resolve(void logs.push(build)) },
    row: async (name) => {
      const { current } = sessions;
      if (current.kind !== "signedIn") throw new Error("nobody is signed in");
      const workspace = await current.client.workspaces.get(coderd.workspace(name).id);
      coderd.log.clear();
      return new ListedWorkspace(workspace, current, current.client.now());
    },
    get sent() {
      return coderd.log
        .find({ method: "POST", path: "/api/v2/workspaces/*/builds" })
        .map(({ body }) => JSON.parse(body) as unknown);
    },
    builds: (name) => coderd.workspace(name).builds.length,
    said: (beginning) =>
      until(
        () => host.shown.find(({ message, isModal }) => !isModal && message.startsWith(beginning)),
        () => host.messages.join(" | "),
        5_000,
      ),
    saidQuietly: (beginning) =>
      until(
        () => host.statusBarMessages.find((message) => message.startsWith(beginning)),
        () => [...host.statusBarMessages, ...host.messages].join(" | "),
        5_000,
      ),
  };
  return services;
}

/** Has alice own a workspace of that name that has stopped. */
export function createStopped({ coderd }: WorkspaceWindow, name: string): void {
  coderd.createWorkspace("alice", "docker", {
    name,
    history: [
      { transition: "start", duration: 1, createdAt: new Date(Date.now() - 9_000) },
      { transition: "stop", duration: 1, createdAt: new Date(Date.now() - 5_000) },
    ],
  });
}

/** The rows of these workspaces, as VS Code hands them to a command. */
export async function rowsOf(
  window: WorkspaceWindow,
  ...names: readonly string[]
): Promise<{ readonly listed: ListedWorkspace }[]> {
  const rows: { readonly listed: ListedWorkspace }[] = [];
  for (const name of names) rows.push({ listed: await window.row(name) });
  return rows;
}
