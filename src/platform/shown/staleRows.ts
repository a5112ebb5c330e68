import * as vscode from "vscode";

/** Rows whose resource has this scheme are grey. */
const scheme = "coder-access-stale";

/**
 * Makes a row grey, since what it says is out of date; colour only repeats what the first row says.
 * @param item the row.
 * @param id distinguishes it from other rows.
 */
export function markStale(item: vscode.TreeItem, id: string): vscode.TreeItem {
  item.resourceUri = vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}` });
  return item;
}

/** Starts colouring such rows. @returns a handle that ends it. */
export function colourStaleRows(): vscode.Disposable {
  const decoration = new vscode.FileDecoration(
    undefined,
    undefined,
    new vscode.ThemeColor("disabledForeground"),
  );
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme ? decoration : undefined),
  });
}
