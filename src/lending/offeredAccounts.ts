import * as vscode from "vscode";
import { Cancelled } from "../platform/errors";
import { lazy } from "../platform/lazy";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import { accountIdOf, asShown, isAccountOf } from "./accounts";
import type { LentChange, LentSessions } from "./lentSessions";

/** What the provider needs once it is called. */
export type ProviderServices = {
  readonly sessions: Sessions;
  readonly openSignIn: () => Promise<SignedIn | undefined>;
  /** Signs out after asking about what would be lost; false if the person declines. */
  readonly removeAccount: (session: SignedIn) => Promise<boolean>;
  /** Loads what gives other extensions leases. */
  readonly lent: () => Promise<LentSessions>;
};

/** Answers what VS Code asks the provider of accounts. */
export class OfferedAccounts {
  readonly #services: ProviderServices;
  readonly #lent: () => Promise<LentSessions>;
  /** Undefined until somebody has asked for a lease in this window: until then there is none. */
  #loaded: LentSessions | undefined;

  /**
   * @param services what it needs.
   * @param tell reports to VS Code what came, went or changed.
   */
  constructor(
    services: ProviderServices,
    tell: (change: vscode.AuthenticationProviderAuthenticationSessionsChangeEvent) => void,
  ) {
    this.#services = services;
    this.#lent = lazy(async () => {
      const lent = await services.lent();
      lent.onDidChange((change: LentChange) => tell({ ...change, changed: [] }));
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
    const { sessions } = this.#services;
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
    const { sessions, openSignIn } = this.#services;
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
    const { sessions, removeAccount } = this.#services;
    const session = sessions.all.find((candidate) => accountIdOf(candidate) === id);
    if (!session) await this.#loaded?.takeBack(id);
    else if (!(await removeAccount(session))) throw new vscode.CancellationError();
  }
}
