import type * as vscode from "vscode";
import { harmless } from "../core/text/harmless";
import type { SignedIn } from "../session/sessionState";

type Person = Pick<SignedIn, "deployment" | "record">;

/**
 * Identifies a person's session for VS Code. Stays the same when the same person signs in again; a key that cannot read its
 * user is identified by itself.
 */
export function accountIdOf({ deployment, record }: Person): string {
  return `${deployment.href} ${record.userId || record.username}`;
}

/** Identifies a person's leases: an account of its own, so that the Accounts menu ends them without signing out. */
export function leaseAccountIdOf(person: Person): string {
  return `${accountIdOf(person)} leases`;
}

/** Whether an account is a person's, be it the session's or that of the leases. */
export function isAccountOf(person: Person, { id }: vscode.AuthenticationSessionAccountInformation): boolean {
  return id === accountIdOf(person) || id === leaseAccountIdOf(person);
}

/** Names a person at their deployment: `alice (coder.example.com)`. */
export function accountLabelOf({ deployment, record }: Person): string {
  return harmless(`${record.username} (${deployment.host})`);
}

/** A person's session as the Accounts menu gets it; the secret stays here. */
export function asShown(session: SignedIn): vscode.AuthenticationSession {
  const id = accountIdOf(session);
  return { id, accessToken: "", account: { id, label: accountLabelOf(session) }, scopes: [] };
}
