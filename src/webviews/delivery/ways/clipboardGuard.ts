import type * as vscode from "vscode";
import { copyText, readClipboard } from "../../../platform/clipboard";

/** How long a secret stays on the clipboard, in ms. */
const heldFor = 60_000;

/** Puts secrets on the clipboard and takes them off again, unless something else was copied meanwhile. */
export class ClipboardGuard implements vscode.Disposable {
  private clearing: NodeJS.Timeout | undefined;

  /** @param patience how long a secret stays on the clipboard, in ms. */
  constructor(private readonly patience = heldFor) {}

  /**
   * Copies a secret.
   * @param onClear is called once it is off the clipboard.
   */
  async copy(secret: string, onClear?: () => void): Promise<void> {
    await copyText(secret);
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => void this.clear(secret, onClear), this.patience);
  }

  dispose(): void {
    clearTimeout(this.clearing);
  }

  private async clear(secret: string, onClear?: () => void): Promise<void> {
    // What the person copied since then is theirs.
    if ((await readClipboard()) !== secret) return;
    await copyText("");
    onClear?.();
  }
}
