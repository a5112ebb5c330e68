import * as vscode from "vscode";
import { runCommand } from "../platform/commands";

/**
 * Follows links `…/sign-in?url=https://coder.example.com`: they open the sign-in panel with that address, and the person
 * goes on from there. Whatever else a link carries, a token above all, is not looked at, and nothing is sent to a host
 * that only a link has named before the person sees it in the field.
 * @returns the registration.
 */
export function followLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async ({ path, query }) => {
      const address = new URLSearchParams(query).get("url");
      if (path === "/sign-in") await runCommand("coderAccess.session.signIn", address ?? undefined);
    },
  });
}
