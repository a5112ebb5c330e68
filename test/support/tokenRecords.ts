import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import type { Log } from "../../src/platform/log";
import { type Files, nodeFiles } from "../../src/tokens/durable/files";
import { openTokenRecords, type TokenRecords, type TokenRecordsOptions } from "../../src/tokens/tokenRecords";
import { memoryLog, MemorySecrets } from "./memory";

/** The records of tokens in a folder of their own, on a disk and a keyring that can fail. */
export type TestRecords = TokenRecords & {
  readonly folder: string;
  readonly secrets: MemorySecrets;
  readonly log: Log & { readonly lines: string[] };
  /** Makes the next call of the file system fail with a system code. */
  failNext(call: keyof Files, code: string): void;
  /** Makes every write below one of the folders fail from now on. */
  failFrom(folder: string, code: string): void;
  /**
   * Returns what another window, or the next start, has: the same disk and keyring, and nothing in memory.
   */
  reopen(options?: TokenRecordsOptions): TokenRecords;
  /** Drops what VS Code's storage loses if its process is killed at once: everything but the sealing key. */
  loseUnwritten(): void;
  /** Returns everything on the disk, as one text. */
  onDisk(): string;
  /** Removes the folder. */
  remove(): void;
};

/** How long the keyring may take to answer, in ms. */
const keyringLimit = 100;

/** Opens records in a new folder. */
export function startTokenRecords(): TestRecords {
  const folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-records-"));
  const secrets = new MemorySecrets();
  const log = memoryLog();
  let next: { call: keyof Files; code: string } | undefined;
  let full: { folder: string; code: string } | undefined;
  const refuse = (call: keyof Files, file: string): void => {
    const failing = next?.call === call ? next : undefined;
    if (failing) next = undefined;
    const code = failing?.code ?? (full && file.includes(full.folder) ? full.code : undefined);
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${call}`), { code });
  };
  const files: Files = {
    ...nodeFiles,
    open: async (file, flags, mode) => {
      refuse("open", file);
      return nodeFiles.open(file, flags, mode);
    },
    rename: async (from, to) => {
      refuse("rename", to);
      return nodeFiles.rename(from, to);
    },
    unlink: async (file) => {
      refuse("unlink", file);
      return nodeFiles.unlink(file);
    },
  };
  const reopen = (options: TokenRecordsOptions = {}) =>
    openTokenRecords(folder, new SecretStore({ secrets }, log, keyringLimit), log, {
      files,
      patience: 0,
      ...options,
    });
  return {
    ...reopen(),
    reopen,
    folder,
    secrets,
    log,
    failNext: (call, code) => (next = { call, code }),
    failFrom: (name, code) => (full = { folder: name, code }),
    loseUnwritten: () => {
      for (const key of secrets.values.keys()) if (!key.startsWith("sealing:")) secrets.values.delete(key);
    },
    onDisk: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
        .join("\n"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
