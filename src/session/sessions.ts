import type { Memento } from "vscode";
import { parseDeploymentUrl } from "../coder/address/deploymentUrl";
import type { ClientFactory } from "../coder/api/api";
import type { DeploymentHref, DeploymentUrl } from "../coder/api/deployment";
import type { Secret } from "../core/token/secret";
import { quietly } from "../platform/background";
import type { SecretStore } from "../platform/keyring/secretStore";
import type { Log } from "../platform/log";
import { Signal } from "../platform/signal";
import { AnsweredDeployments } from "./deployments/answeredDeployments";
import type { RecentDeployments } from "./deployments/recentDeployments";
import { EndedSessions } from "./keys/endedSessions";
import { KeySet } from "./keys/keySet";
import type { SignedOutHow } from "./keys/leftKey";
import { LeftKeys } from "./keys/leftKeys";
import type { Credentials } from "./keys/passwordLogin";
import type { SessionOrigin, SessionRecord } from "./keys/sessionRecord";
import { SessionRecords } from "./keys/sessionRecords";
import { Restoring } from "./restoring";
import type { KnownSessions, SessionsChange, SessionState, SignedIn } from "./sessionState";

const currentKey = "currentDeployment";

/**
 * Who is signed in where: at most one session per deployment, one of which is this window's current one. Only this
 * class changes that; everything else listens. It does not depend on VS Code.
 */
export class Sessions implements KnownSessions {
  readonly #signedIn = new Map<DeploymentHref, SignedIn>();
  #currentHref: DeploymentHref | undefined;
  readonly #refusedKeys = new KeySet();
  /** Keys that this window signed in with. It deletes them when another window's key replaces them. */
  readonly #ownKeys = new KeySet();
  readonly #changes = new Signal<SessionsChange>();
  readonly #refusals = new Signal<SignedIn>();
  readonly #watching: readonly { dispose(): unknown }[];
  readonly #ended: EndedSessions;
  readonly #records: SessionRecords;
  readonly #restoring: Restoring;
  readonly #leftKeys: LeftKeys;

  /** Fires after each transition, and with empty lists when another deployment becomes the current one. */
  readonly onDidChange = this.#changes.listen;

  /** Fires once per session when its server no longer accepts it, however many requests fail. */
  readonly onDidRefuse = this.#refusals.listen;

  readonly onDidLeaveKey: LeftKeys["onDidLeave"];

  /** The deployments to which a secret may be sent. */
  readonly answered: AnsweredDeployments;

  readonly #memory: Memento;
  readonly #recent: RecentDeployments;
  readonly #makeClient: ClientFactory;
  readonly #log: Log;

  constructor(
    store: SecretStore,
    memory: Memento,
    recent: RecentDeployments,
    makeClient: ClientFactory,
    log: Log,
  ) {
    this.#memory = memory;
    this.#recent = recent;
    this.#makeClient = makeClient;
    this.#log = log;
    this.answered = new AnsweredDeployments(makeClient);
    this.#ended = new EndedSessions(memory);
    this.#leftKeys = new LeftKeys(makeClient, this.#ended, log);
    this.onDidLeaveKey = this.#leftKeys.onDidLeave;
    this.#records = new SessionRecords(store);
    this.#restoring = new Restoring(() => this.#takeUp());
    this.#watching = [
      this.#records.onDidChange((href) => {
        // Keep what this window knows until the keyring says otherwise.
        this.#follow(href).catch((error: unknown) => log.error(`The session at ${href} is not known`, error));
      }),
      this.#records.onDidAnswerLate(() => this.#restoring.tryNow()),
      this.#restoring.onDidChange(() => this.#changes.tell({ added: [], removed: [], changed: [] })),
    ];
  }

  get current(): SessionState {
    return this.at(this.#currentHref ?? "") ?? { kind: "signedOut" };
  }

  get all(): readonly SignedIn[] {
    return [...this.#signedIn.values()].sort((a, b) => (a.deployment.href < b.deployment.href ? -1 : 1));
  }

  get fault(): unknown {
    return this.#restoring.fault;
  }

  at(href: DeploymentHref): SignedIn | undefined {
    return this.#signedIn.get(href);
  }

  /**
   * Restores the stored sessions without contacting any server: the first request that uses a session shows whether it
   * is still valid. If the keyring fails, it retries from time to time until the keyring answers.
   * @throws KeyringFailed if some sessions cannot be read; the others are restored.
   */
  async restore(): Promise<void> {
    this.#currentHref = this.#memory.get<DeploymentHref>(currentKey);
    await this.#restoring.run();
  }

  /**
   * Signs in with a key. A Coder server must answer at the address and accept the key before anything is stored. Keys
   * of ours that it replaces are deleted.
   * @param deployment where to sign in.
   * @param session the key, well formed.
   * @param origin how we got it; a pasted key is a `token` unless it certainly comes from the sign-in page.
   * @param signal cancels; nothing has changed then.
   * @returns the new session, which is now the current one.
   * @throws CoderError if the server refuses or cannot be reached; KeyringFailed if the key cannot be stored.
   */
  async signIn(
    deployment: DeploymentUrl,
    session: Secret,
    origin: SessionOrigin = "cliAuth",
    signal?: AbortSignal,
  ): Promise<SignedIn> {
    await this.answered.ensure(deployment, signal);
    const client = this.#makeClient(deployment, session);
    try {
      const { identify } = await import("./keys/comingAndGoing");
      const identity = await identify(client, session, origin, signal);
      signal?.throwIfAborted();
      const signedInAt = new Date().toISOString();
      const record: SessionRecord = { version: 1, session, signedInAt, ...identity };
      const state: SignedIn = { kind: "signedIn", deployment, record, client };
      const { entered, replaced } = await this.#records.inTurn(deployment.href, () =>
        this.#replace(state, signal),
      );
      await this.makeCurrent(deployment.href);
      await this.#recent.add(deployment);
      await this.#leftKeys.leave(deployment, replaced, "replaced");
      return entered;
    } catch (error) {
      if (this.at(deployment.href)?.client !== client) client.dispose();
      throw error;
    }
  }

  /**
   * Signs in with email and password. Deletes the session that the server creates if it is not used in the end,
   * whatever the reason.
   * @param signal cancels; nothing has changed then, and a session created meanwhile is deleted once known.
   * @throws CoderError if the server refuses or cannot be reached; KeyringFailed if it cannot be stored.
   */
  async signInWithPassword(
    deployment: DeploymentUrl,
    credentials: Credentials,
    signal?: AbortSignal,
  ): Promise<SignedIn> {
    await this.answered.ensure(deployment, signal);
    const discard = (session: Secret) =>
      this.#leftKeys.leave(deployment, [{ session, origin: "password", userId: "" }], "unused");
    const { logInWithPassword } = await import("./keys/comingAndGoing");
    const session = await logInWithPassword(
      deployment,
      credentials,
      this.#makeClient,
      (unwanted) => quietly("Discarding a key that nobody wants any more", discard(unwanted)),
      signal,
    );
    try {
      return await this.signIn(deployment, session, "password", signal);
    } catch (error) {
      if (this.at(deployment.href)?.record.session.equals(session) !== true) await discard(session);
      throw error;
    }
  }

  /** Makes the session at a deployment the current one of this window. */
  async makeCurrent(href: DeploymentHref): Promise<void> {
    this.#currentHref = href;
    await this.#memory.update(currentKey, href);
    this.#changes.tell({ added: [], removed: [], changed: [] });
  }

  /**
   * Signs out: deletes our key on the server by ID, then forgets it here, even if deleting fails. A session that has
   * replaced it meanwhile, here or in another window, stays.
   * @param signal stops waiting for the server.
   */
  async signOut(session: SignedIn, signal?: AbortSignal): Promise<SignedOutHow> {
    const { deployment, record } = session;
    const { href } = deployment;
    const outcome = await this.#leftKeys.revoke(deployment, record, signal);
    this.#log.info(`Signed out of ${href}; the session was ${outcome.kind}.`);
    await this.#ended.add(record.session);
    if (this.at(href)?.record.session.equals(record.session) === true) this.#leave(href);
    try {
      const isRemoved = await this.#records.inTurn(href, () => this.#records.removeIf(href, record.session));
      // Somebody has signed in again meanwhile, maybe in another window.
      if (!isRemoved) await this.#follow(href);
      return outcome;
    } catch (error) {
      this.#log.error(`The session at ${href} could not be removed`, error);
      return { ...outcome, notRemoved: error };
    }
  }

  /** Records that the server at an address rejected a key, no matter which part of the extension sent it. */
  refuse(href: DeploymentHref, session: Secret): void {
    const refused = this.at(href);
    if (refused?.record.session.equals(session) !== true || this.#refusedKeys.has(session)) return;
    this.#refusedKeys.add(session);
    this.#refusals.tell(refused);
  }

  /** Drops the sessions that another window has signed out of; call it when the person returns to this one. */
  leaveEnded(): void {
    for (const { deployment, record } of this.all)
      if (this.#ended.has(record.session)) this.#leave(deployment.href);
  }

  dispose(): void {
    const parts = [...this.#watching, this.#restoring, this.#changes, this.#refusals, this.#leftKeys];
    for (const part of parts) part.dispose();
    for (const { client } of this.#signedIn.values()) client.dispose();
  }

  /** Stores and activates a session. @returns it and the keys it replaced: ours and the stored one. */
  async #replace(
    state: SignedIn,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly entered: SignedIn; readonly replaced: readonly SessionRecord[] }> {
    const { href } = state.deployment;
    const { session } = state.record;
    const stored = await this.#records.read(href);
    const before = [this.at(href)?.record, stored].filter((record) => record !== undefined);
    // Signing in again with the same key does not change how we got it.
    const same = before.find((record) => record.session.equals(session));
    const record = same ? { ...state.record, origin: same.origin } : state.record;
    await this.#ended.remove(session);
    await this.#records.write(href, record);
    if (signal?.aborted === true) {
      await (stored ? this.#records.write(href, stored) : this.#records.removeIf(href, session));
      signal.throwIfAborted();
    }
    this.#ownKeys.add(session);
    const entered = { ...state, record };
    this.#enter(entered);
    const others = new KeySet(session);
    return { entered, replaced: before.filter((known) => others.add(known.session)) };
  }

  /** Updates this window from what is stored for every deployment. @throws KeyringFailed */
  async #takeUp(): Promise<void> {
    const hrefs = await this.#records.hrefs();
    const followed = await Promise.allSettled(hrefs.map((href) => this.#follow(href)));
    for (const result of followed) if (result.status === "rejected") throw result.reason;
  }

  /** Updates this window from what is stored for a deployment. @throws KeyringFailed */
  async #follow(href: DeploymentHref): Promise<void> {
    const deployment = parseDeploymentUrl(href);
    if (!deployment.ok || deployment.value.href !== href) return;
    const replaced = await this.#records.inTurn(href, async () => {
      const record = await this.#records.read(href);
      const known = this.at(href);
      if (record === undefined || this.#ended.has(record.session)) {
        if (known) this.#leave(href);
        if (record) await this.#records.removeIf(href, record.session);
        return undefined;
      }
      if (known?.record.session.equals(record.session) === true) return undefined;
      const client = this.#makeClient(deployment.value, record.session);
      this.#enter({ kind: "signedIn", deployment: deployment.value, record, client });
      return known?.record;
    });
    // Two windows signed in at the same time. The window whose key was overwritten deletes it; no other knows the key.
    if (replaced && this.#ownKeys.has(replaced.session))
      await this.#leftKeys.leave(deployment.value, [replaced], "replaced");
  }

  #enter(state: SignedIn): void {
    const { href } = state.deployment;
    const before = this.at(href);
    this.#signedIn.set(href, state);
    if (this.at(this.#currentHref ?? "") === undefined) this.#currentHref = href;
    this.#changes.tell({ added: before ? [] : [state], removed: [], changed: before ? [state] : [] });
    before?.client.dispose();
  }

  #leave(href: DeploymentHref): void {
    const left = this.at(href);
    if (!left) return;
    this.#signedIn.delete(href);
    if (this.#currentHref === href) this.#currentHref = this.all[0]?.deployment.href;
    this.#changes.tell({ added: [], removed: [left], changed: [] });
    left.client.dispose();
  }
}
