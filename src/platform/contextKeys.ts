import * as vscode from "vscode";
import { quietly } from "./background";

/** Every context key that menus, welcome views and key bindings may use, with its initial value (tested). */
const defaults = {
  /**
   * `starting` until the stored sessions have been read, so that no welcome view flashes up; `keyringFailed` while the secret
   * storage won't tell us who is signed in.
   */
  "coderAccess.session": "starting" as "starting" | "keyringFailed" | "signedOut" | "signedIn",
  /** Which welcome view the Tokens view shows when it has no rows. */
  "coderAccess.tokens": "loading" as "loading" | "error" | "refused" | "empty" | "data",
  /** Which welcome view the Workspaces view shows when it has no rows. */
  "coderAccess.workspaces": "loading" as "loading" | "error" | "refused" | "empty" | "data",
  /** A filter hides some of the workspaces. */
  "coderAccess.workspacesFiltered": false as boolean,
  /** More than one deployment is signed in to. */
  "coderAccess.severalDeployments": false as boolean,
  "coderAccess.showsExpired": false as boolean,
  /** Tokens are shown in groups. */
  "coderAccess.grouped": true as boolean,
  /** A filter hides some of the tokens. */
  "coderAccess.filtered": false as boolean,
  "coderAccess.showsEverybodys": false as boolean,
  /** The person may see everybody's tokens at the current deployment. */
  "coderAccess.maySeeEverybodys": false as boolean,
  "coderAccess.secretsWaiting": false as boolean,
};

export type ContextKey = keyof typeof defaults;
export const contextKeys = Object.keys(defaults) as ContextKey[];

/**
 * Sets a context key; no other code does.
 * @param key one of ours.
 * @param value a value of that key's type.
 */
export function setContext<K extends ContextKey>(key: K, value: (typeof defaults)[K]): void {
  quietly("Setting a context key", vscode.commands.executeCommand("setContext", key, value));
}

/** Resets every context key to its initial value. */
export function resetContext(): void {
  for (const key of contextKeys) setContext(key, defaults[key]);
}
