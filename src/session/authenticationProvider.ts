import * as vscode from "vscode";
import { harmless } from "../core/text/harmless";
import { Cancelled } from "../platform/errors";
import { isOurs } from "./keys/sessionRecord";
import type { Sessions } from "./sessions";
import type { SessionsChange, SignedIn } from "./sessionState";

/** The ID that other extensions and the Accounts menu use for us. */
export const providerId = "coder-access";

/** What the provider needs once it is called. */
export type ProviderServices = {
  readonly sessions: Sessions;
  readonly openSignIn: () => Promise<SignedIn | undefined>;
  /** Signs out after asking about what would be lost; false if the person declines. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
};

/**
 * Offers our sessions to VS Code: the Accounts menu lists and removes them, and other extensions can ask for
 * one, which VS Code grants only with the person's consent. Tokens created here are never handed out this
 * way.
 */
export class AuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #changes =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();

  readonly onDidChangeSessions = this.#changes.event;

  readonly #services: () => Promise<ProviderServices>;

  constructor(services: () => Promise<ProviderServices>) {
    this.#services = services;
  }

  /** Returns the sessions without asking anybody anything. */
  async getSessions(
    scopes: readonly string[] | undefined,
    { account }: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const { sessions } = await this.#services();
    return sessions.all
      .filter((session) => canGive(session, scopes ?? []))
      .map((session) => asShown(session, scopes ?? []))
      .filter((session) => account === undefined || session.account.id === account.id);
  }

  /** Opens the sign-in panel and waits for it. @throws Cancelled if the person closes it. */
  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const { openSignIn } = await this.#services();
    const session = await openSignIn();
    if (!session || !canGive(session, scopes)) throw new Cancelled();
    return asShown(session, scopes);
  }

  /**
   * Signs out of the account that was removed in the Accounts menu, exactly like *Sign Out*: asks if
   * something would be lost, and reports what stays valid.
   * @throws vscode.CancellationError if the person keeps the account: VS Code then shows nothing and keeps it
   * too.
   */
  async removeSession(id: string): Promise<void> {
    const { sessions, removeAccount } = await this.#services();
    const session = sessions.all.find((candidate) => idOf(candidate) === id);
    if (session && !(await removeAccount(session))) throw new vscode.CancellationError();
  }

  /** Starts reporting changes; called once the services exist. */
  follow(sessions: Sessions): { dispose(): void } {
    return sessions.onDidChange(({ added, removed, changed }: SessionsChange) => {
      if (added.length + removed.length + changed.length === 0) return;
      const shown = (list: readonly SignedIn[]) => list.map((session) => asShown(session, []));
      this.#changes.fire({ added: shown(added), removed: shown(removed), changed: shown(changed) });
    });
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

/**
 * Only a session created for the person has every scope; we do not promise others what a pasted token can do.
 */
function canGive(session: SignedIn, scopes: readonly string[]): boolean {
  return scopes.length === 0 || isOurs(session.record);
}

/**
 * Stays the same when the same person signs in again; a key that cannot read its user is identified by
 * itself.
 */
function idOf({ deployment, record }: SignedIn): string {
  return `${deployment.href} ${record.userId || record.username}`;
}

function asShown(session: SignedIn, scopes: readonly string[]): vscode.AuthenticationSession {
  const { deployment, record } = session;
  return {
    id: idOf(session),
    accessToken: record.session.expose(),
    account: { id: idOf(session), label: harmless(`${record.username} (${deployment.host})`) },
    scopes: [...scopes],
  };
}
