import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Workspace } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import { NotFoundOrForbidden } from "../../coder/errors/refusals";
import { quietly } from "../../platform/background";
import { onSettingChange } from "../../platform/settingChanges";
import { readSetting } from "../../platform/settings";
import { makeStatusItem, type StatusItem } from "../../platform/statusBar";
import { absoluteTime, relativeTime } from "../../platform/time/times";
import { folderAuthorities } from "../../platform/windowPlace";
import { ListedWorkspace } from "../../presentation/workspace/listedWorkspace";
import { stateIcon, stateWord } from "../../presentation/workspace/stateWords";
import { serverNow } from "../../session/serverTime";
import type { SessionsChange, SignedIn } from "../../session/sessionState";
import { type WindowWorkspace, workspaceOfWindow } from "../../workspaces/opening/windowWorkspace";

/** How often the server is asked while the window has the focus, in ms. */
const every = 120_000;

const setting = "coderAccess.workspaces.showInStatusBar";

type Found = { readonly session: SignedIn; readonly workspace: Workspace };

/** What the entry is made from. */
export type WindowStatusParts = {
  readonly named: WindowWorkspace;
  readonly sessions: {
    readonly all: readonly SignedIn[];
    onDidChange(listener: (change: SessionsChange) => void): { dispose(): unknown };
  };
  /** Runs what nobody waits for. */
  readonly guard: (look: () => Promise<void>) => void;
};

/**
 * Makes the entry of this window.
 * @param sessions who is signed in.
 * @returns undefined for a window that belongs to no workspace.
 */
export function showWindow(sessions: WindowStatusParts["sessions"]): WindowStatus | undefined {
  const named = workspaceOfWindow(folderAuthorities(), process.env);
  if (named === undefined) return undefined;
  const guard = (look: () => Promise<void>) => quietly("Looking at the window's workspace", look);
  return new WindowStatus({ named, sessions, guard });
}

/**
 * Shows in the status bar which workspace the window belongs to and when it stops; pressing it offers to extend that. It asks
 * seldom, only with the focus, and only where the person is signed in.
 */
export class WindowStatus implements vscode.Disposable {
  readonly #parts: WindowStatusParts;
  readonly #item: StatusItem;
  readonly #watching: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isDisposed = false;
  #found: Found | undefined;
  #askedAt = -Infinity;
  /** Sessions to which there is no such workspace. */
  readonly #strangers = new WeakSet<SignedIn>();

  constructor(parts: WindowStatusParts) {
    this.#parts = parts;
    this.#item = makeStatusItem("coderAccess.workspace", l10n.t("Coder Workspace"));
    const look = () => parts.guard(() => this.look());
    this.#watching = vscode.Disposable.from(
      parts.sessions.onDidChange(look),
      onSettingChange(setting, look),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && performance.now() - this.#askedAt >= every) look();
        else this.#lookLater();
      }),
    );
  }

  /** Looks at the workspace now, one look at a time. */
  async look(): Promise<void> {
    this.#looking = this.#looking.catch(() => undefined).then(() => this.#lookNow());
    await this.#looking;
  }

  /** Something was done with a workspace. */
  async changed(workspaceId: string): Promise<void> {
    if (this.#found?.workspace.id === workspaceId) await this.look();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#watching.dispose();
    this.#item.dispose();
  }

  async #lookNow(): Promise<void> {
    if (this.#isDisposed) return;
    const isOn = readSetting(setting) === true;
    this.#found = isOn ? await this.#find() : undefined;
    this.#paint();
  }

  #paint(): void {
    if (this.#isDisposed) return;
    if (this.#found) this.#show(this.#found.session, this.#found.workspace);
    else this.#item.hide();
    this.#lookLater();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    if (this.#isDisposed || !this.#found || !vscode.window.state.focused) return;
    const look = () => this.#parts.guard(() => this.look());
    this.#timer = setTimeout(look, every - (performance.now() - this.#askedAt));
    this.#timer.unref();
  }

  async #find(): Promise<Found | undefined> {
    const { sessions, named } = this.#parts;
    const before = this.#found;
    for (const session of sessions.all) {
      if (this.#strangers.has(session) || !named.isAt(session.deployment)) continue;
      const { workspaces } = session.client;
      this.#askedAt = performance.now();
      try {
        const workspace =
          before?.session === session
            ? await workspaces.get(before.workspace.id)
            : await workspaces.getByName(named.owner, named.name);
        return { session, workspace };
      } catch (error) {
        if (!(error instanceof CoderError)) throw error;
        if (error instanceof NotFoundOrForbidden) this.#strangers.add(session);
        // What is known stays while the server cannot be reached.
        else if (before?.session === session && error.kind !== "unauthorized") return before;
      }
    }
    return undefined;
  }

  #show(session: SignedIn, workspace: Workspace): void {
    const now = serverNow(session);
    const listed = new ListedWorkspace(workspace, session, now);
    const { name, state } = listed;
    const { latestBuild: build, dormantAt } = workspace;
    const word = stateWord(state, build);
    const deadline = listed.can("extend") ? build.deadline : undefined;
    const { host } = session.deployment;
    this.#item.show({
      icon: state === "running" ? "vm" : stateIcon(state, dormantAt !== undefined).icon,
      text: deadline
        ? l10n.t("{0} stops {1}", name, relativeTime(deadline < now ? now : deadline, now))
        : state === "running"
          ? name
          : l10n.t("{0}: {1}", name, word),
      tooltip: deadline
        ? l10n.t(
            'This window belongs to the workspace "{0}" at {1}, which stops {2}. Select to extend its time.',
            name,
            host,
            absoluteTime(deadline),
          )
        : l10n.t(
            'This window belongs to the workspace "{0}" at {1}: {2}. Select to open it in the dashboard.',
            name,
            host,
            word,
          ),
      command: {
        id: deadline ? "coderAccess.workspaces.extendWorkspace" : "coderAccess.workspaces.openInDashboard",
        title: deadline ? l10n.t("Extend Time") : l10n.t("Open in Dashboard"),
        arguments: [listed],
      },
    });
  }
}
