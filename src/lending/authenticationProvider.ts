import * as vscode from "vscode";
import { Cancelled } from "../platform/errors";
import { lazy } from "../platform/lazy";
import type { Sessions } from "../session/sessions";
import type { SessionsChange, SignedIn } from "../session/sessionState";
import { accountIdOf, accountLabelOf, isAccountOf } from "./accounts";
import type { LentChange, LentSessions } from "./lentSessions";

/** The ID that other extensions and the Accounts menu use for us. */
export const providerId = "coder-access";

/** What the provider needs once it is called. */
export type ProviderServices = {
  readonly sessions: Sessions;
  readonly openSignIn: () => Promise<SignedIn | undefined>;
  /** Signs out after asking about what would be lost; false if the person declines. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
  /** Loads what gives other extensions leases. */
  readonly lent: () => Promise<LentSessions>;
};

/**
 * Offers Coder to VS Code: the Accounts menu lists our sessions and the leases of other extensions and removes them, and other
 * extensions can ask for a lease with exactly the scopes and resources that they name. The session itself is given to nobody.
 */
export class AuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #changes =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();

  readonly onDidChangeSessions = this.#changes.event;

  readonly #services: () => Promise<ProviderServices>;
  readonly #lent: () => Promise<LentSessions>;
  /** Undefined until somebody has asked for a lease in this window: until then there is none. */
  #loaded: LentSessions | undefined;

  constructor(services: () => Promise<ProviderServices>) {
    this.#services = services;
    this.#lent = lazy(async () => {
      const lent = await (await services()).lent();
      lent.onDidChange((change: LentChange) => this.#changes.fire({ ...change, changed: [] }));
      return (this.#loaded = lent);
    });
  }

  /**
   * Lists what there is, for the Accounts menu, if no list is given; these have no secret. Otherwise gives what an extension asks
   * for by that list, as far as it is lent already or the person's yes is remembered. Asks the person nothing.
   */
  async getSessions(
    list: readonly string[] | undefined,
    { account }: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const { sessions } = await this.#services();
    if (list === undefined) {
      const lent = (this.#loaded?.all() ?? []).map((session) => ({ ...session, accessToken: "" }));
      return [...sessions.all.map(asShown), ...lent].filter(
        (session) => account === undefined || session.account.id === account.id,
      );
    }
    const meant = sessions.all.filter((session) => account === undefined || isAccountOf(session, account));
    return meant.length === 0 ? [] : (await this.#lent()).find(meant, list);
  }

  /**
   * Gives an extension a lease for a list, after a question; whoever is signed out signs in first.
   * @throws Cancelled if the person declines either; Explained with what cannot be had.
   */
  async createSession(
    list: readonly string[],
    { account }: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    const { sessions, openSignIn } = await this.#services();
    const meant = account && sessions.all.find((session) => isAccountOf(session, account));
    const current = sessions.current.kind === "signedIn" ? sessions.current : undefined;
    const session = meant ?? current ?? (await openSignIn());
    if (!session) throw new Cancelled();
    return (await this.#lent()).lend(session, list);
  }

  /**
   * Ends the lease, or signs out of the account, that was removed in the Accounts menu: the latter exactly like *Sign Out*, which
   * asks if something would be lost, and reports what stays valid.
   * @throws vscode.CancellationError if the person keeps the account: VS Code then shows nothing and keeps it
   * too.
   */
  async removeSession(id: string): Promise<void> {
    const { sessions, removeAccount } = await this.#services();
    const session = sessions.all.find((candidate) => accountIdOf(candidate) === id);
    if (!session) await this.#loaded?.takeBack(id);
    else if (!(await removeAccount(session))) throw new vscode.CancellationError();
  }

  /** Starts reporting changes; called once the services exist. */
  follow(sessions: Sessions): { dispose(): void } {
    return sessions.onDidChange(({ added, removed, changed }: SessionsChange) => {
      if (added.length + removed.length + changed.length === 0) return;
      this.#changes.fire({
        added: added.map(asShown),
        removed: removed.map(asShown),
        changed: changed.map(asShown),
      });
    });
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

/** For the Accounts menu; the secret stays here. */
function asShown(session: SignedIn): vscode.AuthenticationSession {
  const id = accountIdOf(session);
  return { id, accessToken: "", account: { id, label: accountLabelOf(session) }, scopes: [] };
}
