import * as vscode from "vscode";
import { type ApiKey, CoderError, Cancelled as RequestCancelled } from "../coder";
import { buildCatalog, type Catalog, serverFeatures, type ServerFeatures } from "../core";
import type { Log } from "../platform/log";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";

/** The tokens of one person, with what is needed to read them. */
export type LoadedTokens = {
  readonly session: SignedIn;
  readonly tokens: readonly ApiKey[];
  readonly catalog: Catalog;
  readonly features: ServerFeatures;
  readonly at: Date;
};

/** Loading, error and data are different things; the last good data stays while a later request runs or fails. */
export type TokensState =
  | { readonly kind: "signedOut" }
  | { readonly kind: "loading"; readonly last: LoadedTokens | undefined }
  | { readonly kind: "loaded"; readonly last: LoadedTokens }
  | {
      readonly kind: "failed";
      readonly error: unknown;
      readonly since: Date;
      readonly last: LoadedTokens | undefined;
    };

/** Why a refresh was asked for; it is logged. */
export type RefreshReason = "shown" | "asked" | "changed" | "session" | "retry";

/** The tokens of the current session, fetched when asked and kept for whoever shows them. */
export class TokenStore implements vscode.Disposable {
  private state: TokensState = { kind: "signedOut" };
  private running: AbortController | undefined;
  private readonly changed = new vscode.EventEmitter<TokensState>();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly sessions: Pick<Sessions, "current">,
    private readonly log: Log,
  ) {}

  get current(): TokensState {
    return this.state;
  }

  /**
   * Fetches the tokens anew. A refresh that is asked for while another runs replaces it, and an answer that comes
   * after the session changed is dropped.
   * @param reason why, for the log.
   */
  async refresh(reason: RefreshReason): Promise<void> {
    this.running?.abort();
    const session = this.sessions.current;
    if (session.kind === "signedOut") {
      this.enter({ kind: "signedOut" });
      return;
    }
    const running = new AbortController();
    this.running = running;
    const last = this.lastOf(session);
    this.enter({ kind: "loading", last });
    this.log.trace(`Refreshing tokens of ${session.deployment.href} (${reason}).`);
    try {
      const loaded = await this.load(session, running.signal);
      if (this.isStale(running, session)) return;
      this.enter({ kind: "loaded", last: loaded });
    } catch (error) {
      if (error instanceof RequestCancelled || this.isStale(running, session)) return;
      if (!(error instanceof CoderError)) this.log.error("Tokens could not be read", error);
      this.enter({ kind: "failed", error, since: new Date(), last });
    }
  }

  dispose(): void {
    this.running?.abort();
    this.changed.dispose();
  }

  private async load(session: SignedIn, signal: AbortSignal): Promise<LoadedTokens> {
    const { client } = session;
    const [buildInfo, names, tokens] = await Promise.all([
      client.buildInfo(signal),
      client.scopeNames(signal),
      client.tokens.list({ includeExpired: true }, signal),
    ]);
    return {
      session,
      tokens,
      catalog: buildCatalog(names, buildInfo.version),
      features: serverFeatures(names, buildInfo.version),
      at: new Date(),
    };
  }

  private isStale(running: AbortController, session: SignedIn): boolean {
    return running.signal.aborted || this.sessions.current !== session;
  }

  /** The last good data, if it is of the same session's deployment and person. */
  private lastOf(session: SignedIn): LoadedTokens | undefined {
    const last = "last" in this.state ? this.state.last : undefined;
    const isSame =
      last?.session.deployment.href === session.deployment.href &&
      last.session.record.userId === session.record.userId;
    return isSame ? last : undefined;
  }

  private enter(state: TokensState): void {
    this.state = state;
    this.changed.fire(state);
  }
}
