import { MemorySecrets } from "./memory";

/**
 * The secrets of a VS Code in a browser: each window reads them once, and every change writes all that the
 * window knows (LocalStorageSecretStorageProvider, seen on VS Code 1.139). No window is notified of another's
 * changes.
 */
export class BrowserProfile {
  disk: ReadonlyMap<string, string> = new Map();

  /** Opens a window. */
  open(): MemorySecrets {
    const secrets = new MemorySecrets();
    for (const [key, value] of this.disk) secrets.values.set(key, value);
    secrets.onDidChange(() => (this.disk = new Map(secrets.values)));
    return secrets;
  }
}
