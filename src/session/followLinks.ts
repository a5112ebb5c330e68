import * as vscode from "vscode";
import { runCommand } from "../platform/commands";

/**
 * Follows links `…/sign-in?url=https://coder.example.com`: they open the sign-in panel with that address, and the person
 * goes on from there.
 * @returns the registration.
 */
export function followLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (link) => {
      const meant = readLink(link);
      if (meant) await runCommand("coderAccess.session.signIn", meant.address);
    },
  });
}

/**
 * Reads a link. Whatever else it carries, a token above all, is not looked at.
 * @param link what VS Code was asked to open.
 * @returns the address to prefill, which may be any text; undefined when the link is not for signing in.
 */
export function readLink({
  path,
  query,
}: Pick<vscode.Uri, "path" | "query">): { readonly address: string | undefined } | undefined {
  if (path !== "/sign-in") return undefined;
  return { address: new URLSearchParams(query).get("url") ?? undefined };
}
