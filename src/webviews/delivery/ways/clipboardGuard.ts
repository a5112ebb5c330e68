import { createHash } from "node:crypto";
import * as vscode from "vscode";
import type { Secret } from "../../../core/token/secret";
import { quietly } from "../../../platform/background";
import { copyText, readClipboard } from "../../../platform/outside/clipboard";
import { heldKey } from "../../../tokens/durable/unfinished";

/** How long a secret stays on the clipboard, in ms. */
const heldFor = 60_000;

/**
 * What becomes of the clipboard: it is cleared, or cleared once the window has the focus, or it stays as it
 * is because it cannot be read.
 */
export type Copied = "clears" | "clearsWithFocus" | "stays";

/** What a copy depends on, and what follows. */
type CopyOptions = {
  /**
   * Whether a page found that its browser lets VS Code read the clipboard; by default, what the last page
   * found.
   */
  readonly canRead?: boolean;
  /** Called once the secret is off the clipboard. */
  readonly onClear?: () => void;
};

/** Copies a secret, or a text with one in it. @returns what becomes of the clipboard. */
export type CopySecret = (secret: Secret, options?: CopyOptions) => Promise<Copied>;

/**
 * The part that outlives a reload, which never includes the secret. `until` is a clock time, in ms, at which
 * to clear the clipboard.
 */
type Held = { readonly digest: string; readonly until: number };

/**
 * Puts secrets on the clipboard and removes them again, unless something else was copied meanwhile. After a
 * reload, the next guard finishes the job.
 */
export class ClipboardGuard implements vscode.Disposable {
  #clearing: NodeJS.Timeout | undefined;
  #waiting: vscode.Disposable | undefined;
  #canRead = false;

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
   * Copies a secret, or a text with one in it. Where the clipboard cannot be read, it stays there: whatever
   * the person copies next must not be lost, and VS Code would complain about every attempt to read it.
   * @returns what becomes of the clipboard.
   */
  async copy(secret: Secret, { canRead, onClear }: CopyOptions = {}): Promise<Copied> {
    const text = secret.expose();
    const isInBrowser = vscode.env.uiKind === vscode.UIKind.Web;
    this.#canRead = canRead ?? this.#canRead;
    if (isInBrowser && !this.#canRead) {
      // What was copied before is gone from the clipboard.
      this.dispose();
      await this.#memory.update(heldKey, undefined);
      await copyText(text);
      return "stays";
    }
    const held = { digest: digestOf(text), until: Date.now() + this.#patience };
    // Record this first: whatever breaks from here on, the next guard knows about it.
    const noted = this.#memory.update(heldKey, held);
    await copyText(text);
    this.#clearLater(held, onClear);
    await noted;
    return isInBrowser ? "clearsWithFocus" : "clears";
  }

  dispose(): void {
    clearTimeout(this.#clearing);
    this.#waiting?.dispose();
  }

  #clearLater({ digest, until }: Held, onClear?: () => void): void {
    this.dispose();
    // Setting the clock back must not prolong the time on the clipboard.
    const left = Math.min(until - Date.now(), this.#patience);
    this.#clearing = setTimeout(() => quietly("Clearing the clipboard", this.#clear(digest, onClear)), left);
  }

  async #clear(digest: string, onClear?: () => void): Promise<void> {
    const found = await readClipboard();
    if (found === "" && !vscode.window.state.focused) {
      // A browser without focus cannot read its clipboard.
      this.#waiting = vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#clearLater({ digest, until: Date.now() }, onClear);
      });
      return;
    }
    // Another window may have copied a secret since, and will clear it itself.
    if (this.#memory.get<Held>(heldKey)?.digest === digest) await this.#memory.update(heldKey, undefined);
    // Leave whatever the person has copied since.
    if (digestOf(found) !== digest) return;
    await copyText("");
    onClear?.();
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
