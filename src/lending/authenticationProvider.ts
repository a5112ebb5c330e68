import * as vscode from "vscode";
import { lazy } from "../platform/lazy";
import type { OfferedAccounts, ProviderServices } from "./offeredAccounts";

/** The ID that other extensions and the Accounts menu use for us. */
export const providerId = "coder-access";

type Change = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

/**
 * Offers Coder to VS Code: the Accounts menu lists our sessions and the leases of other extensions and removes them, and other
 * extensions can ask for a lease with exactly the scopes and resources that they name. The session itself is given to nobody.
 * What answers loads when VS Code first asks.
 */
export class AuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<Change>();
  readonly #open: () => Promise<OfferedAccounts>;

  readonly onDidChangeSessions = this.#changes.event;

  constructor(services: () => Promise<ProviderServices>) {
    this.#open = lazy(async () => {
      const [{ OfferedAccounts: Offered }, given] = await Promise.all([
        import("./offeredAccounts"),
        services(),
      ]);
      return new Offered(given, (change) => this.tell(change));
    });
  }

  getSessions: OfferedAccounts["getSessions"] = async (...given) =>
    (await this.#open()).getSessions(...given);
  createSession: OfferedAccounts["createSession"] = async (...given) =>
    (await this.#open()).createSession(...given);
  removeSession: OfferedAccounts["removeSession"] = async (...given) =>
    (await this.#open()).removeSession(...given);

  /** Reports to VS Code which sessions came, went or changed. */
  tell(change: Change): void {
    this.#changes.fire(change);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
