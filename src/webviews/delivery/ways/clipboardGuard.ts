import { createHash } from "node:crypto";
import * as vscode from "vscode";
import type { Secret } from "../../../core/token/secret";
import { quietly } from "../../../platform/background";
import { copyText, readClipboard } from "../../../platform/outside/clipboard";
import { heldKey } from "../../../tokens/durable/unfinished";

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
  #waiting: vscode.Disposable | undefined;

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
  async copy(secret: Secret, onClear?: () => void): Promise<void> {
    const text = secret.expose();
    const held = { digest: digestOf(text), until: Date.now() + this.#patience };
    // Noted first: whatever breaks from here on, the next guard knows of it.
    const noted = this.#memory.update(heldKey, held);
    await copyText(text);
    this.#clearLater(held, onClear);
    await noted;
  }

  dispose(): void {
    clearTimeout(this.#clearing);
    this.#waiting?.dispose();
  }

  #clearLater({ digest, until }: Held, onClear?: () => void): void {
    this.dispose();
    // A clock that was set back meanwhile must not keep it there.
    const left = Math.min(until - Date.now(), this.#patience);
    this.#clearing = setTimeout(() => quietly("Clearing the clipboard", this.#clear(digest, onClear)), left);
  }

  async #clear(digest: string, onClear?: () => void): Promise<void> {
    const found = await readClipboard();
    if (found === "" && !vscode.window.state.focused) {
      // A browser without focus shows nothing of its clipboard.
      this.#waiting = vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#clearLater({ digest, until: Date.now() }, onClear);
      });
      return;
    }
    // Another window may have copied a secret since then, which is its to clear.
    if (this.#memory.get<Held>(heldKey)?.digest === digest) await this.#memory.update(heldKey, undefined);
    // What the person copied since then is theirs.
    if (digestOf(found) !== digest) return;
    await copyText("");
    onClear?.();
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
