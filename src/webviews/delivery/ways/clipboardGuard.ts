import { createHash } from "node:crypto";
import type * as vscode from "vscode";
import { copyText, readClipboard } from "../../../platform/clipboard";
import { heldKey } from "../../../tokens/minting/unfinished";

/** How long a secret stays on the clipboard, in ms. */
const heldFor = 60_000;

/** What outlives a reload: never the secret. A clock, in ms, tells when the clipboard is to be cleared. */
type Held = { readonly digest: string; readonly until: number };

/**
 * Puts secrets on the clipboard and takes them off again, unless something else was copied meanwhile. What a reload
 * interrupted is done by the next guard.
 */
export class ClipboardGuard implements vscode.Disposable {
  #clearing: NodeJS.Timeout | undefined;

  readonly #memory: vscode.Memento;
  readonly #patience: number;

  /** @param patience how long a secret stays on the clipboard, in ms. */
  constructor(memory: vscode.Memento, patience: number = heldFor) {
    this.#memory = memory;
    this.#patience = patience;

    const held = memory.get<Held>(heldKey);
    if (held) this.#clearLater(held);
  }

  /**
   * Copies a secret.
   * @param onClear is called once it is off the clipboard.
   */
  async copy(secret: string, onClear?: () => void): Promise<void> {
    await copyText(secret);
    const held = { digest: digestOf(secret), until: Date.now() + this.#patience };
    this.#clearLater(held, onClear);
    await this.#memory.update(heldKey, held);
  }

  dispose(): void {
    clearTimeout(this.#clearing);
  }

  #clearLater({ digest, until }: Held, onClear?: () => void): void {
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => void this.#clear(digest, onClear), until - Date.now());
  }

  async #clear(digest: string, onClear?: () => void): Promise<void> {
    await this.#memory.update(heldKey, undefined);
    // What the person copied since then is theirs.
    if (digestOf(await readClipboard()) !== digest) return;
    await copyText("");
    onClear?.();
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
