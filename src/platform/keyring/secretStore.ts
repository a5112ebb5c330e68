import type { SecretStorage, SecretStorageChangeEvent } from "vscode";
import * as z from "zod/mini";
import { quietly } from "../background";
import type { Log } from "../log";
import { type KeyringCall, KeyringFailed } from "./keyringFailed";

/** The schema of one kind of secret, and the prefix of its keys. */
export type SecretKind<T> = { readonly prefix: string; readonly schema: z.ZodMiniType<T> };

/** The part of VS Code's SecretStorage that we use. */
export type Keyring = Pick<SecretStorage, "get" | "store" | "delete" | "keys"> & {
  onDidChange(listener: (event: SecretStorageChangeEvent) => void): { dispose(): unknown };
};

/**
 * What to do with a write that succeeds after we gave up on it and reported a failure: undo it (`takeBack`), so that the
 * report stays true, or keep it (`stays`), where an extra secret is better than a missing one.
 */
export type WhenLate = "takeBack" | "stays";

type Written = { readonly text: string; readonly undo: () => Promise<void> };

/**
 * How long the keyring may take to answer, in ms. It may be asking the person to unlock it, or it may have
 * hung.
 */
const answersWithin = 5_000;
/** While it is not answering, further calls wait only this fraction of that time. */
const silentPart = 10;

/**
 * The one door to VS Code's SecretStorage. Values are JSON, versioned by their schema. A secret counts as absent only if the
 * keyring says so; a keyring that fails or does not answer in time is an error.
 */
export class SecretStore {
  readonly #context: { readonly secrets: Keyring };
  readonly #log: Log;
  readonly #limitMs: number;
  /** The latest unsettled change of each key. */
  readonly #changes = new Map<string, symbol>();
  readonly #lateListeners = new Set<() => void>();
  #isSilent = false;
  #changedAt = 0;

  /**
   * @param context provides VS Code's secret storage.
   * @param log receives reports of unreadable values.
   * @param limitMs how long the keyring may take to answer.
   */
  constructor(context: { readonly secrets: Keyring }, log: Log, limitMs: number = answersWithin) {
    this.#context = context;
    this.#log = log;
    this.#limitMs = limitMs;
  }

  /**
   * Reads one secret.
   * @returns the value; undefined if it is absent or malformed (which is logged).
   * @throws KeyringFailed if the keyring does not answer.
   */
  async read<T>(kind: SecretKind<T>, name: string): Promise<T | undefined> {
    const key = kind.prefix + name;
    const text = await this.#ask("read", key, () => this.#context.secrets.get(key));
    if (text === undefined) return undefined;
    const parsed = kind.schema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    this.#log.warn(`The stored ${key} has an unknown shape and is treated as absent.`);
    return undefined;
  }

  /**
   * Writes one secret.
   * @param whenLate what to do if the write succeeds after this has failed.
   * @throws KeyringFailed: the caller must not assume that the secret was stored.
   */
  async write<T>(
    kind: SecretKind<T>,
    name: string,
    value: T,
    whenLate: WhenLate = "takeBack",
  ): Promise<void> {
    await this.#write(kind, name, value, whenLate);
  }

  /**
   * Writes one secret and reads it back, for secrets that must not be lost while we believe they are stored.
   * @param whenLate as for `write`; a value that does not read back is treated like a late one.
   * @throws KeyringFailed, also if a different value is read back.
   */
  async writeSurely<T>(
    kind: SecretKind<T>,
    name: string,
    value: T,
    whenLate: WhenLate = "takeBack",
  ): Promise<void> {
    const key = kind.prefix + name;
    const { text, undo } = await this.#write(kind, name, value, whenLate);
    try {
      if ((await this.#ask("read", key, () => this.#context.secrets.get(key))) === text) return;
    } catch (error) {
      quietly("Taking back a secret", this.#tryTo("take back", key, undo));
      throw error;
    }
    this.#log.warn(`The secret storage does not give back ${key} as it was written.`);
    throw new KeyringFailed("write");
  }

  /** Removes one secret; removing an absent one is fine. @throws KeyringFailed */
  async remove(kind: SecretKind<unknown>, name: string): Promise<void> {
    const key = kind.prefix + name;
    this.#begin(key);
    // A removal that succeeds late is still what the caller wanted.
    await this.#ask("remove", key, () => this.#context.secrets.delete(key));
  }

  /**
   * Lists the names of the stored secrets of a kind.
   * @returns the names without the kind's prefix.
   * @throws KeyringFailed
   */
  async names(kind: SecretKind<unknown>): Promise<string[]> {
    const keys = await this.#ask("list", kind.prefix, () => this.#context.secrets.keys());
    return keys.filter((key) => key.startsWith(kind.prefix)).map((key) => key.slice(kind.prefix.length));
  }

  /**
   * Subscribes to changes made by this window or another.
   * @param listener receives the name of the secret that changed.
   */
  onDidChange(kind: SecretKind<unknown>, listener: (name: string) => void): { dispose(): unknown } {
    return this.#context.secrets.onDidChange(({ key }) => {
      if (key.startsWith(kind.prefix)) listener(key.slice(kind.prefix.length));
    });
  }

  /** When this window last changed anything in the keyring, ms since 1970; 0 if never. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** Fires when the keyring answers after we gave up on it, for example because the person has just unlocked it. */
  onDidAnswerLate(listener: () => void): { dispose(): unknown } {
    this.#lateListeners.add(listener);
    return { dispose: () => this.#lateListeners.delete(listener) };
  }

  async #write<T>(kind: SecretKind<T>, name: string, value: T, whenLate: WhenLate): Promise<Written> {
    const key = kind.prefix + name;
    const { secrets } = this.#context;
    const text = JSON.stringify(z.encode(kind.schema, value));
    const change = this.#begin(key);
    const before = whenLate === "takeBack" ? await this.#ask("read", key, () => secrets.get(key)) : undefined;
    const undo = async (): Promise<void> => {
      // A later write or removal wins, in this window and in others.
      if (whenLate === "stays" || this.#changes.get(key) !== change) return;
      if ((await secrets.get(key)) !== text) return;
      await (before === undefined ? secrets.delete(key) : secrets.store(key, before));
    };
    await this.#ask("write", key, () => secrets.store(key, text), undo);
    return { text, undo };
  }

  /** Records that a key is being changed, which supersedes earlier changes. */
  #begin(key: string): symbol {
    const change = Symbol(key);
    this.#changes.set(key, change);
    this.#changedAt = Date.now();
    return change;
  }

  /**
   * Calls the keyring, and waits no longer than the limit.
   * @param onLate undoes the call, if necessary, when it succeeds after this has failed.
   */
  async #ask<T>(
    call: KeyringCall,
    key: string,
    run: () => Thenable<T>,
    onLate?: () => Promise<void>,
  ): Promise<T> {
    const waitMs = this.#isSilent ? this.#limitMs / silentPart : this.#limitMs;
    let timer: NodeJS.Timeout | undefined;
    let isLate = false;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        this.#isSilent = true;
        this.#log.warn(`The secret storage did not ${call} ${key} within ${waitMs} ms.`);
        reject(new KeyringFailed(call, waitMs));
      }, waitMs);
      timer.unref();
    });
    // The call may also throw synchronously, for example while VS Code closes.
    const asked = (async () => run())().finally(() => (this.#isSilent = false));
    asked.then(
      () => {
        if (isLate) quietly("Dealing with a late answer", this.#answeredLate(call, key, onLate));
      },
      (error: unknown) => this.#log.warn(`The secret storage failed to ${call} ${key}${said(call, error)}`),
    );
    try {
      return await Promise.race([asked, limit]);
    } catch (error) {
      throw error instanceof KeyringFailed ? error : new KeyringFailed(call);
    } finally {
      clearTimeout(timer);
    }
  }

  async #answeredLate(call: KeyringCall, key: string, onLate?: () => Promise<void>): Promise<void> {
    this.#log.warn(`The secret storage did ${call} ${key} after it was given up.`);
    if (onLate) await this.#tryTo("take back", key, onLate);
    for (const listener of this.#lateListeners) listener();
  }

  async #tryTo(doing: string, key: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#log.warn(`The secret storage failed to ${doing} ${key}${said("write", error)}`);
    }
  }
}

/** The keyring's error text; not for writes, since it may quote the written value. */
function said(call: KeyringCall, error: unknown): string {
  if (call === "write") return `: ${error instanceof Error ? error.name : "unknown"}`;
  return `: ${String(error)}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
