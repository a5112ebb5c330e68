import * as vscode from "vscode";
import { runCommand } from "../platform/commands";

/** A link that was followed: an address to prefill, which may be any text. Nothing is sent there unasked. */
export class SignInLink {
  readonly address: string | undefined;

  constructor(address: string | undefined) {
    this.address = address;
  }
}

/**
 * Follows links `…/sign-in?url=https://coder.example.com`: they open the sign-in panel with that address, and the person
 * goes on from there. VS Code activates the extension for a link (`onUri`).
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
 * Reads a link. Whatever else it carries, a token above all, is not looked at.
 * @param link what VS Code was asked to open.
 * @returns undefined when the link is not for signing in.
 */
export function readLink({ path, query }: Pick<vscode.Uri, "path" | "query">): SignInLink | undefined {
  if (path !== "/sign-in") return undefined;
  return new SignInLink(new URLSearchParams(query).get("url") ?? undefined);
}
