import * as vscode from "vscode";
import { runCommand } from "../platform/commands";

/**
 * A link that the person followed. Its address is prefilled and may be any text; nothing is sent there
 * without a click.
 */
export class SignInLink {
  readonly address: string | undefined;

  constructor(address: string | undefined) {
    this.address = address;
  }
}

/**
 * Handles links `…/sign-in?url=https://coder.example.com`: opens the sign-in panel with that address, where
 * the person continues. VS Code activates the extension for a link (`onUri`).
 * @returns the registration.
 */
export function followLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (link) => {
      const meant = readLink(link);
      if (meant) await runCommand("coderAccess.session.signIn", meant);
    },
  });
}

/**
 * Reads a link, and ignores whatever else it carries, tokens above all.
 * @param link the URI that VS Code was asked to open.
 * @returns undefined if the link is not for signing in.
 */
export function readLink({ path, query }: Pick<vscode.Uri, "path" | "query">): SignInLink | undefined {
  if (path !== "/sign-in") return undefined;
  return new SignInLink(new URLSearchParams(query).get("url") ?? undefined);
}
