import * as vscode from "vscode";

/**
 * Opens a page in the person's browser. Call it only for a button that says so.
 * @param url an absolute http(s) address.
 * @returns whether VS Code opened it.
 */
export async function openInBrowser(url: string): Promise<boolean> {
  return vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/**
 * Opens a link that another extension in this editor handles.
 * @param extension its ID.
 * @param path the path of the link.
 * @param query its query, which reaches the extension unchanged, whatever characters it contains.
 * @returns whether VS Code opened it.
 */
export async function openLinkOf(
  extension: string,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<boolean> {
  const link = vscode.Uri.from({
    scheme: vscode.env.uriScheme,
    authority: extension,
    path,
    query: new URLSearchParams(query).toString(),
  });
  return vscode.env.openExternal(link);
}
