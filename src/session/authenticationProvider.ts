import * as vscode from "vscode";
import { harmless } from "../core/text/harmless";
import { Cancelled } from "../platform/errors";
import { isOurs } from "./keys/sessionRecord";
import type { Sessions } from "./sessions";
import type { SessionsChange, SignedIn } from "./sessionState";

/** The id under which other extensions and the Accounts menu know us. */
export const providerId = "coder-access";

/** What the provider needs, once somebody asks it. */
export type ProviderServices = {
  readonly sessions: Sessions;
  readonly openSignIn: () => Promise<SignedIn | undefined>;
  /** Signs out, after asking about what would be lost; false when the person does not want to. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
};

/**
 * Offers our sessions to VS Code: the Accounts menu lists and removes them, and other extensions can ask for one, which
 * VS Code grants only with the person's consent. Tokens that were created are never given away here.
 */
export class AuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #changes =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();

  readonly onDidChangeSessions = this.#changes.event;

  readonly #services: () => Promise<ProviderServices>;

  constructor(services: () => Promise<ProviderServices>) {
    this.#services = services;
  }

  /** Gives the sessions without asking anybody anything. */
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

  /** Opens the sign-in panel and waits for it. @throws Cancelled when the person closes it. */
  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const { openSignIn } = await this.#services();
    const session = await openSignIn();
    if (!session || !canGive(session, scopes)) throw new Cancelled();
    return asShown(session, scopes);
  }

  /**
   * Signs out of the account that was removed in the Accounts menu, as *Sign Out* does: with its questions when something
   * would be lost, and telling what stays valid.
   * @throws vscode.CancellationError when the person keeps it: VS Code shows nothing then, and keeps the account.
   */
  async removeSession(id: string): Promise<void> {
    const { sessions, removeAccount } = await this.#services();
    const session = sessions.all.find((candidate) => idOf(candidate) === id);
    if (session && !(await removeAccount(session))) throw new vscode.CancellationError();
  }

  /** Begins to tell of changes; called once the services exist. */
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

/** Only a session made for the person has every scope; what a pasted token has is not promised to others. */
function canGive(session: SignedIn, scopes: readonly string[]): boolean {
  return scopes.length === 0 || isOurs(session.record);
}

/** The same for the same person after they signed in again; a key that cannot say whose it is stands for itself. */
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
