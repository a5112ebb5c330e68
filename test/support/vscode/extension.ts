import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as vscode from "vscode";
import { activate } from "../../../src/extension";
import type { CommandId } from "../../../src/platform/commands";
import { MemoryMemento, MemorySecrets } from "../memory";
import { host } from "./host";
import { Uri } from "./uri";

/** What VS Code stores for the extension from one start to the next. */
export type Profile = {
  readonly globalState: MemoryMemento;
  /** Of the one folder that its windows have open. */
  readonly workspaceState: MemoryMemento;
  readonly secrets: MemorySecrets;
  readonly storage: string;
  /** The extension's own folder; the project's by default. */
  readonly extension: string;
};

/** The whole extension, started on the stand-in for VS Code. */
export type StartedExtension = Profile & {
  /** Runs a command as the palette does. */
  run(command: CommandId, ...args: unknown[]): Promise<unknown>;
  /** Ends it like closing the window; its stored data stays. */
  close(): void;
  /** Ends it and removes its stored data. */
  remove(): void;
};

/**
 * Starts the extension. If a test starts several, its windows share one VS Code.
 * @param profile what an earlier start left; nothing by default.
 * @param start activates it; the sources by default.
 */
export function startExtension(profile: Partial<Profile> = {}, start = activate): StartedExtension {
  const {
    globalState = new MemoryMemento(),
    workspaceState = new MemoryMemento(),
    secrets = new MemorySecrets(),
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-storage-")),
    extension = path.resolve("."),
  } = profile;
  const subscriptions: { dispose(): unknown }[] = [];
  const context = {
    subscriptions,
    globalState,
    workspaceState,
    secrets,
    globalStorageUri: Uri.file(storage),
    logUri: Uri.file(storage),
    extensionUri: Uri.file(extension),
    extension: { id: "coder-access.coder-access", packageJSON: { version: "0.0.0" } },
  };
  start(context as unknown as vscode.ExtensionContext);
  const close = () => {
    for (const part of subscriptions.splice(0).reverse()) part.dispose();
  };
  return {
    globalState,
    workspaceState,
    secrets,
    storage,
    extension,
    run: async (command, ...args) => {
      const handler = host.commands.get(command);
      if (!handler) throw new Error(`command '${command}' not found`);
      return await handler(...args);
    },
    close,
    remove: () => {
      close();
      // Something may still be written while it is removed.
      rmSync(storage, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
