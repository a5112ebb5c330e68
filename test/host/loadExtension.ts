import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";

type Activate = (context: vscode.ExtensionContext) => unknown;

/** An extension whose bundle is loaded, and which VS Code has not activated yet. */
export type LoadedExtension = {
  readonly extension: vscode.Extension<unknown>;
  /** How long loading its bundle took, in ms. */
  readonly took: number;
  /** Replaces what VS Code calls to activate it. @param wrap gets its own function. */
  readonly wrap: (wrap: (activate: Activate) => Activate) => void;
};

/**
 * Loads an extension's bundle before VS Code does.
 * @param id of the extension, which nothing has activated.
 * @throws Error if it is missing or already active.
 */
export function loadExtension(id: string): LoadedExtension {
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined || extension.isActive)
    throw new Error(`${id} is ${extension === undefined ? "missing" : "active already"}.`);

  const { main } = extension.packageJSON as { readonly main: string };
  const file = path.join(extension.extensionPath, main);
  const load = createRequire(__filename);
  const start = performance.now();
  const loaded = load(file) as { readonly activate: Activate };
  const took = performance.now() - start;
  const cached = load.cache[load.resolve(file)];
  return {
    extension,
    took,
    wrap: (wrap) => {
      // A bundle's exports are read-only, so VS Code gets a copy.
      if (cached !== undefined) cached.exports = { ...loaded, activate: wrap(loaded.activate) };
    },
  };
}
