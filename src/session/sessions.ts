import * as vscode from "vscode";
import { type CoderClient, type DeploymentUrl, parseDeploymentUrl } from "../coder";
import type { Log } from "../platform/log";
import type { SecretStore } from "../platform/secretStore";
import type { RecentDeployments } from "./recentDeployments";
import { type SessionRecord, sessionSecret } from "./sessionRecord";
import type { SessionState, SignedIn } from "./sessionState";
import { revokeSession, type SignOutOutcome } from "./revokeSession";
import { tokenIdOf } from "../core";

const currentKey = "currentDeployment";

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderClient;

/** Who is signed in where. The only place that changes it; everybody else listens. */
export class Sessions implements vscode.Disposable {
  private state: SessionState = { kind: "signedOut" };
  private readonly changed = new vscode.EventEmitter<SessionState>();
  private readonly watching: vscode.Disposable;

  /** Fires with the new state after each transition, in this window or another. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly store: SecretStore,
    private readonly memory: vscode.Memento,
    private readonly recent: RecentDeployments,
    private readonly makeClient: ClientFactory,
    private readonly log: Log,
  ) {
    this.watching = store.onDidChange(sessionSecret, (href) => void this.follow(href));
  }

  get current(): SessionState {
    return this.state;
  }

  /**
   * Takes up the session of the last time. It reads the one secret it needs and asks no server: whether the session
   * still holds is found out by the first request that uses it.
   */
  async restore(): Promise<void> {
    const href = this.memory.get<string>(currentKey);
    if (href !== undefined) await this.follow(href);
  }

  /**
   * Signs in with a key that was pasted. One request proves the key, before anything is stored.
   * @param deployment where.
   * @param session the key, of the right shape.
   * @param signal cancels; then nothing has changed.
   * @returns the new state.
   * @throws CoderError when the server refuses the key or cannot be reached.
   */
  async signIn(deployment: DeploymentUrl, session: string, signal?: AbortSignal): Promise<SignedIn> {
    const client = this.makeClient(deployment, session);
    try {
      const user = await client.users.me(signal);
      const key = await client.keys.get(tokenIdOf(session) ?? "", signal);
      signal?.throwIfAborted();
      const record: SessionRecord = {
        version: 1,
        session,
        userId: user.id,
        username: user.username,
        origin: key.loginType === "token" ? "token" : "cliAuth",
        signedInAt: new Date().toISOString(),
        expiresAt: key.expiresAt.toISOString(),
      };
      await this.memory.update(currentKey, deployment.href);
      await this.store.write(sessionSecret, deployment.href, record);
      await this.recent.add(deployment);
      const state: SignedIn = { kind: "signedIn", deployment, record, client };
      this.enter(state);
      return state;
    } catch (error) {
      client.dispose();
      throw error;
    }
  }

  /**
   * Signs out of the current deployment: deletes our key on the server by its id, then forgets it here. The second
   * happens even when the first fails.
   * @returns what became of the key.
   */
  async signOut(): Promise<SignOutOutcome> {
    const leaving = this.state;
    if (leaving.kind === "signedOut") return { kind: "kept" };
    const outcome = await revokeSession(leaving);
    await this.store.remove(sessionSecret, leaving.deployment.href);
    await this.memory.update(currentKey, undefined);
    if (this.state === leaving) this.enter({ kind: "signedOut" });
    this.log.info(`Signed out of ${leaving.deployment.href}; the session was ${outcome.kind}.`);
    return outcome;
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
    if (this.state.kind === "signedIn") this.state.client.dispose();
  }

  /** Brings this window in line with what is stored for a deployment. */
  private async follow(href: string): Promise<void> {
    const before = this.state;
    const deployment = parseDeploymentUrl(href);
    if (!deployment.ok) return;
    const record = await this.store.read(sessionSecret, href);
    if (this.state !== before) return;
    const isCurrent = before.kind === "signedIn" && before.deployment.href === href;
    if (record === undefined) {
      if (isCurrent) this.enter({ kind: "signedOut" });
      return;
    }
    if (isCurrent && before.record.session === record.session) return;
    if (isCurrent || before.kind === "signedOut") {
      const client = this.makeClient(deployment.value, record.session);
      this.enter({ kind: "signedIn", deployment: deployment.value, record, client });
    }
  }

  private enter(state: SessionState): void {
    const leaving = this.state;
    this.state = state;
    this.changed.fire(state);
    if (leaving.kind === "signedIn" && leaving !== state) leaving.client.dispose();
  }
}
