import * as vscode from "vscode";
import { type CoderClient, type DeploymentUrl, parseDeploymentUrl } from "../coder";
import type { Log } from "../platform/log";
import type { SecretStore } from "../platform/secretStore";
import { EndedSessions } from "./endedSessions";
import { identify } from "./identify";
import type { RecentDeployments } from "./recentDeployments";
import { revokeSession, type SignOutOutcome } from "./revokeSession";
import type { SessionOrigin } from "./sessionOrigin";
import { type SessionRecord, sessionSecret } from "./sessionRecord";
import type { SessionState, SignedIn } from "./sessionState";

const currentKey = "currentDeployment";

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderClient;

/** What changed, in this window or another; a session that got a new key is `changed`. */
export type SessionsChange = {
  readonly added: readonly SignedIn[];
  readonly removed: readonly SignedIn[];
  readonly changed: readonly SignedIn[];
};

/**
 * Who is signed in where: at most one session per deployment, and one of them is the current one of this window. The
 * only place that changes it; everybody else listens.
 */
export class Sessions implements vscode.Disposable {
  readonly #signedIn = new Map<string, SignedIn>();
  #currentHref: string | undefined;
  readonly #refusedKeys = new Set<string>();
  readonly #changes = new vscode.EventEmitter<SessionsChange>();
  readonly #refusals = new vscode.EventEmitter<SignedIn>();
  readonly #watching: { dispose(): unknown };
  readonly #ended: EndedSessions;

  /** Fires after each transition, and when another deployment becomes the current one (with empty lists). */
  readonly onDidChange = this.#changes.event;

  /** Fires once per session when its server no longer accepts it, however many requests fail. */
  readonly onDidRefuse = this.#refusals.event;

  readonly #store: SecretStore;
  readonly #memory: vscode.Memento;
  readonly #recent: RecentDeployments;
  readonly #makeClient: ClientFactory;
  readonly #log: Log;

  constructor(
    store: SecretStore,
    memory: vscode.Memento,
    recent: RecentDeployments,
    makeClient: ClientFactory,
    log: Log,
  ) {
    this.#store = store;
    this.#memory = memory;
    this.#recent = recent;
    this.#makeClient = makeClient;
    this.#log = log;

    this.#ended = new EndedSessions(memory);
    this.#watching = vscode.Disposable.from(
      store.onDidChange(sessionSecret, (href) => {
        // What this window knows stays true until the keyring says otherwise.
        this.#follow(href).catch((error: unknown) => log.error(`The session at ${href} is not known`, error));
      }),
      vscode.window.onDidChangeWindowState(() => this.#leaveEnded()),
    );
  }

  /** The session that commands work with unless they are told another. */
  get current(): SessionState {
    return this.at(this.#currentHref ?? "") ?? { kind: "signedOut" };
  }

  /** Every session, in the order of their addresses. */
  get all(): readonly SignedIn[] {
    return [...this.#signedIn.values()].sort((a, b) => (a.deployment.href < b.deployment.href ? -1 : 1));
  }

  /** @returns the session at a deployment, by its normalised address. */
  at(href: string): SignedIn | undefined {
    return this.#signedIn.get(href);
  }

  /**
   * Takes up the sessions of the last time. It asks no server: whether a session still holds is found out by the first
   * request that uses it.
   * @throws KeyringFailed when some cannot be read; the others are taken up.
   */
  async restore(): Promise<void> {
    this.#currentHref = this.#memory.get<string>(currentKey);
    const hrefs = await this.#store.names(sessionSecret);
    const followed = await Promise.allSettled(hrefs.map((href) => this.#follow(href)));
    for (const result of followed) if (result.status === "rejected") throw result.reason;
  }

  /**
   * Signs in with a key. The server proves it before anything is stored; a key of ours that it replaces is deleted.
   * @param deployment where.
   * @param session the key, of the right shape.
   * @param origin how we got it; whether it is an API token is found out.
   * @param signal cancels; then nothing has changed.
   * @returns the new session, which is the current one now.
   * @throws CoderError when the server refuses the key or cannot be reached; KeyringFailed when it cannot be kept.
   */
  async signIn(
    deployment: DeploymentUrl,
    session: string,
    origin: SessionOrigin = "cliAuth",
    signal?: AbortSignal,
  ): Promise<SignedIn> {
    const client = this.#makeClient(deployment, session);
    try {
      const identity = await identify(client, session, origin, signal);
      signal?.throwIfAborted();
      const record: SessionRecord = {
        version: 1,
        session,
        signedInAt: new Date().toISOString(),
        ...identity,
      };
      const before = this.at(deployment.href);
      await this.#ended.remove(session);
      await this.#store.writeSurely(sessionSecret, deployment.href, record);
      const state: SignedIn = { kind: "signedIn", deployment, record, client };
      this.#enter(state);
      await this.makeCurrent(deployment.href);
      await this.#recent.add(deployment);
      if (before && before.record.session !== session) {
        await this.#ended.add(before.record.session);
        await revokeSession(before);
      }
      return state;
    } catch (error) {
      if (this.at(deployment.href)?.client !== client) client.dispose();
      throw error;
    }
  }

  /** Makes the session at a deployment the current one of this window. */
  async makeCurrent(href: string): Promise<void> {
    this.#currentHref = href;
    await this.#memory.update(currentKey, href);
    this.#changes.fire({ added: [], removed: [], changed: [] });
  }

  /**
   * Signs out: deletes our key on the server by its id, then forgets it here. The second happens even when the first
   * fails.
   * @param session which session ends.
   * @returns what became of the key.
   */
  async signOut(session: SignedIn): Promise<SignOutOutcome> {
    const { href } = session.deployment;
    const outcome = await revokeSession(session);
    await this.#store.remove(sessionSecret, href);
    await this.#ended.add(session.record.session);
    if (this.at(href)?.record.session === session.record.session) this.#leave(href);
    this.#log.info(`Signed out of ${href}; the session was ${outcome.kind}.`);
    return outcome;
  }

  /**
   * Takes note that a server did not accept a session, whoever asked it.
   * @param href the deployment's normalised address.
   * @param session the key that was refused.
   */
  refuse(href: string, session: string): void {
    const refused = this.at(href);
    if (refused?.record.session !== session || this.#refusedKeys.has(session)) return;
    this.#refusedKeys.add(session);
    this.#refusals.fire(refused);
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changes.dispose();
    this.#refusals.dispose();
    for (const { client } of this.#signedIn.values()) client.dispose();
  }

  /** Brings this window in line with what is stored for a deployment. */
  async #follow(href: string): Promise<void> {
    const deployment = parseDeploymentUrl(href);
    if (!deployment.ok) return;
    const record = await this.#store.read(sessionSecret, href);
    const known = this.at(href);
    if (record === undefined || this.#ended.has(record.session)) {
      if (known) this.#leave(href);
    } else if (known?.record.session !== record.session) {
      const client = this.#makeClient(deployment.value, record.session);
      this.#enter({ kind: "signedIn", deployment: deployment.value, record, client });
    }
  }

  /** Leaves what another window has left. */
  #leaveEnded(): void {
    for (const { deployment, record } of this.all) {
      if (this.#ended.has(record.session)) this.#leave(deployment.href);
    }
  }

  #enter(state: SignedIn): void {
    const { href } = state.deployment;
    const before = this.at(href);
    this.#signedIn.set(href, state);
    if (this.at(this.#currentHref ?? "") === undefined) this.#currentHref = href;
    this.#changes.fire({ added: before ? [] : [state], removed: [], changed: before ? [state] : [] });
    before?.client.dispose();
  }

  #leave(href: string): void {
    const left = this.at(href);
    if (!left) return;
    this.#signedIn.delete(href);
    if (this.#currentHref === href) this.#currentHref = this.all[0]?.deployment.href;
    this.#changes.fire({ added: [], removed: [left], changed: [] });
    left.client.dispose();
  }
}
