import * as l10n from "@vscode/l10n";
import type { Workspace } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { quietly } from "../../platform/background";
import { Explained } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import { inSlices } from "../../platform/time/slices";
import type { SignedIn } from "../../session/sessionState";
import { isBuilding, isDeleted, isInTransit } from "../state/workspaceState";
import { BuildWatches } from "./buildWatches";
import type { LoadedWorkspaces, WorkspaceList, WorkspacesState } from "./loadedWorkspaces";
import { isAlike, readVisible } from "./readVisible";
import { readWorkspaces } from "./readWorkspaces";
import { nextLook, type Rhythm, usualRhythm } from "./rhythm";
import { whatChanged } from "./whatChanged";

/** At most this many changing workspaces are requested at once. */
const mostChanging = 50;

/** The workspaces of one session: read on request; read repeatedly, and watched where they are built, while somebody is looking. */
export class WorkspaceStore implements WorkspaceList {
  #state: WorkspacesState = { kind: "unasked", last: undefined };
  #query = "";
  #wantsOthers = false;
  #isWatched = false;
  #running: { readonly controller: AbortController; readonly isPoll: boolean } | undefined;
  #newest: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When there was last news, and when the whole list was last read, in ms of `performance.now()`. */
  #newsAt = 0;
  #readAt = -Infinity;
  readonly #changed = new Signal<undefined>();
  readonly #watches = new BuildWatches({
    session: () => this.#session,
    onNews: (workspace) => this.#takeUpNews(workspace),
    onBroken: () => this.#lookLaterIfIdle(),
  });

  readonly onDidChange = this.#changed.listen;

  #session: SignedIn;
  readonly #log: Pick<Log, "trace" | "error">;
  readonly #rhythm: Rhythm;

  constructor(session: SignedIn, log: Pick<Log, "trace" | "error">, rhythm: Rhythm = usualRhythm) {
    this.#session = session;
    this.#log = log;
    this.#rhythm = rhythm;
  }

  get current(): WorkspacesState {
    return this.#state;
  }

  get query(): string {
    return this.#query;
  }

  /** Continues with a new session at the same deployment; drops the data if it is another person's. */
  continueWith(session: SignedIn): void {
    const isSamePerson = session.record.userId === this.#session.record.userId;
    const isWaitedFor = this.#state.kind === "loading";
    this.#session = session;
    this.#giveUp();
    this.#watches.rest();
    if (!isSamePerson) {
      this.#wantsOthers = false;
      this.#newest = undefined;
      this.#enter({ kind: "unasked", last: undefined });
    }
    if (this.#isWatched || isWaitedFor) this.#refreshQuietly();
  }

  /** Called when somebody starts or stops watching the list; without a watcher it sends no requests. */
  watch(isWatched: boolean): void {
    if (this.#isWatched === isWatched) return;
    this.#isWatched = isWatched;
    this.#followBuilds();
    if (isWatched) {
      this.#newsAt = performance.now();
      if (this.#running) return;
      if (performance.now() - this.#readAt >= this.#rhythm.fast) this.#refreshQuietly();
      else this.#lookLater();
      return;
    }
    clearTimeout(this.#timer);
    if (this.#running?.isPoll !== true) return;
    this.#giveUp();
    if (this.#state.kind !== "loading") return;
    const { last } = this.#state;
    this.#newest = undefined;
    this.#enter(last ? { kind: "loaded", last } : { kind: "unasked", last: undefined });
  }

  async ask(query: string): Promise<void> {
    if (query === this.#query) return;
    this.#query = query;
    await this.#refreshIfUsed();
  }

  async withOthers(wanted: boolean): Promise<void> {
    if (wanted === this.#wantsOthers) return;
    this.#wantsOthers = wanted;
    // Existing data stays until it is read again.
    if (wanted) await this.#refreshIfUsed();
  }

  async refresh(): Promise<void> {
    this.#newsAt = performance.now();
    await this.#begin(false, "all");
  }

  async loaded(): Promise<LoadedWorkspaces> {
    const isOld = !this.#isWatched && performance.now() - this.#readAt > this.#rhythm.fast;
    if (this.#state.kind !== "loading" && (isOld || this.#state.kind !== "loaded"))
      quietly("Reading the workspaces", this.refresh());
    let waitedFor: Promise<void> | undefined;
    while (this.#state.kind !== "loaded" && this.#newest !== waitedFor) {
      waitedFor = this.#newest;
      await waitedFor;
    }
    const { kind } = this.#state;
    if (kind === "failed") throw this.#state.error;
    if (kind === "loaded") return this.#state.last;
    throw new Explained(
      l10n.t(
        "Your session on {0} ended before your workspaces could be read.",
        this.#session.deployment.host,
      ),
    );
  }

  async changed(workspaceId: string): Promise<void> {
    this.#newsAt = performance.now();
    const session = this.#session;
    const { last } = this.#state;
    if (!last) return;
    try {
      const workspace = await session.client.workspaces.get(workspaceId);
      if (session === this.#session) this.#takeUp([workspace], [workspaceId]);
    } catch (error) {
      if (session !== this.#session) return;
      if (!isOfKind(error, "notFoundOrForbidden")) throw error;
      this.#takeUp([], [workspaceId]);
    }
    this.#lookLaterIfIdle();
  }

  dispose(): void {
    // What still waits for an answer must not begin to look again.
    this.#isWatched = false;
    clearTimeout(this.#timer);
    this.#giveUp();
    this.#watches.rest();
    this.#changed.dispose();
  }

  #refreshQuietly(): void {
    quietly("Reading the workspaces", this.#begin(true, "all"));
  }

  async #refreshIfUsed(): Promise<void> {
    if (this.#isWatched || this.#state.kind !== "unasked") await this.refresh();
  }

  /** A new read replaces one that is running. */
  async #begin(isPoll: boolean, what: "all" | "changing"): Promise<void> {
    this.#giveUp();
    clearTimeout(this.#timer);
    const controller = new AbortController();
    this.#running = { controller, isPoll };
    const { signal } = controller;
    const work = (what === "all" ? this.#read(isPoll, signal) : this.#readChanging(signal)).finally(() => {
      if (signal.aborted) return;
      this.#running = undefined;
      this.#lookLater();
    });
    if (what === "all") this.#newest = work;
    await work;
  }

  async #read(isPoll: boolean, signal: AbortSignal): Promise<void> {
    const session = this.#session;
    const query = this.#query;
    const { last: before } = this.#state;
    // Do not show the answer to a different query.
    const known = before?.query === query ? before : undefined;
    // A poll that finds no change notifies nobody.
    if (!isPoll || !known || this.#state.kind !== "loaded") this.#enter({ kind: "loading", last: known });
    this.#log.trace(`Reading the workspaces of ${session.deployment.href}.`);
    try {
      const read = await readVisible(session, query, this.#wantsOthers, signal);
      const { workspaces, isNews } = await inSlices(
        whatChanged(known?.workspaces ?? [], read.workspaces),
        signal,
      );
      this.#readAt = performance.now();
      if (isNews) this.#newsAt = this.#readAt;
      const last = { ...read, session, workspaces, query, at: new Date() };
      const isSameAgain =
        this.#state.kind === "loaded" && !isNews && known !== undefined && isAlike(known, last);
      this.#enter({ kind: "loaded", last }, isSameAgain);
    } catch (error) {
      if (signal.aborted) return;
      this.#readAt = performance.now();
      if (!(error instanceof CoderError)) this.#log.error("Workspaces could not be read", error);
      this.#enter({ kind: "failed", error, last: known });
    }
  }

  /** Reads only what is building, connecting or being set up, and is not watched. */
  async #readChanging(signal: AbortSignal): Promise<void> {
    const ids = this.#changing();
    try {
      const { workspaces } = await readWorkspaces(this.#session.client, `id:${ids.join(",")}`, signal);
      // A workspace missing from the answer may be deleted: read the whole list to find out.
      if (workspaces.length < ids.length) this.#readAt = -Infinity;
      this.#takeUp(workspaces, []);
    } catch {
      // The whole list is read next, and will show what is wrong.
      if (!signal.aborted) this.#readAt = -Infinity;
    }
  }

  #changing(): readonly string[] {
    const { last } = this.#state;
    const isPolled = (workspace: Workspace) =>
      isInTransit(workspace) && !this.#watches.isWatching(workspace.id);
    const changing = last?.workspaces.filter(isPolled) ?? [];
    return changing.slice(0, mostChanging).map(({ id }) => id);
  }

  /** A stream stays open after its workspace was deleted. */
  #takeUpNews(workspace: Workspace): void {
    this.#takeUp(isDeleted(workspace.latestBuild) ? [] : [workspace], [workspace.id]);
    this.#lookLaterIfIdle();
  }

  /** Replaces the workspaces that were read again, and removes those that are gone. */
  #takeUp(read: Parameters<typeof whatChanged>[1], gone: readonly string[]): void {
    const { last } = this.#state;
    if (!last) return;
    const news = new Map(read.map((workspace) => [workspace.id, workspace]));
    const next = last.workspaces
      .filter(({ id }) => news.has(id) || !gone.includes(id))
      .map((workspace) => news.get(workspace.id) ?? workspace);
    const touched = (workspace: { readonly id: string }) =>
      news.has(workspace.id) || gone.includes(workspace.id);
    const compared = whatChanged(last.workspaces.filter(touched), next.filter(touched));
    let step = compared.next();
    while (step.done !== true) step = compared.next();
    if (!step.value.isNews) return;
    this.#newsAt = performance.now();
    this.#enter({ ...this.#state, last: { ...last, workspaces: next } });
  }

  /** Watches what is being built, while somebody is looking. */
  #followBuilds(): void {
    if (!this.#isWatched) {
      this.#watches.rest();
    } else {
      const building =
        this.#state.last?.workspaces.filter(({ latestBuild }) => isBuilding(latestBuild)) ?? [];
      this.#watches.follow(building.map(({ id }) => id));
    }
  }

  #lookLaterIfIdle(): void {
    if (!this.#running) this.#lookLater();
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    if (!this.#isWatched) return;
    const now = performance.now();
    const { wait, at } = nextLook(this.#rhythm, {
      quietFor: now - this.#newsAt,
      readAgo: now - this.#readAt,
      isInTransit: this.#changing().length > 0,
      isFailing: this.#state.kind === "failed",
      pages: Math.ceil((this.#state.last?.workspaces.length ?? 0) / 100),
    });
    this.#timer = setTimeout(() => quietly("Reading the workspaces", this.#begin(true, at)), wait);
    this.#timer.unref();
  }

  #giveUp(): void {
    this.#running?.controller.abort();
    this.#running = undefined;
  }

  #enter(state: WorkspacesState, isSameAgain = false): void {
    this.#state = state;
    this.#followBuilds();
    if (!isSameAgain) this.#changed.tell(undefined);
  }
}
