import { randomUUID } from "node:crypto";
import { type FSWatcher, mkdirSync, readFileSync, watch } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { isMissing } from "../../tokens/durable/files";

const suffix = ".stop";

/** Changed by whoever ends all leases. */
const all = `all${suffix}`;

/** Every window has seen a mark after this long, in ms. */
const seenAfter = 60 * 60_000;

/** Changes of the folder come in bursts, in ms. */
const settleMs = 50;

/**
 * Tells the other windows of this machine that a lease was ended, by files beside the journal: its window closes its
 * connections then, also if the server cannot be reached.
 */
export class StopMarks {
  readonly #folder: string;

  /** @param folder the journal's, absolute. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Marks a lease as ended.
   * @param endsProcess whether its holder's process ends, too.
   * @throws errors of the file system.
   */
  async mark(id: string, endsProcess: boolean): Promise<void> {
    await this.#write(`${id}${suffix}`, endsProcess ? "process" : "token");
  }

  /** Marks that all leases were ended. @throws errors of the file system. */
  async markAll(): Promise<void> {
    await this.#write(all, randomUUID());
  }

  /** @returns whether the holder's process ends, too; undefined for a lease that was not marked. */
  of(id: string): { readonly endsProcess: boolean } | undefined {
    const text = this.#read(`${id}${suffix}`);
    return text === "" ? undefined : { endsProcess: text === "process" };
  }

  /** @returns a text that changes when all leases are ended. */
  get generation(): string {
    return this.#read(all);
  }

  /**
   * Calls the listener whenever something in the folder changed: leases came, went or were marked.
   * @returns a handle that stops it. Where the system cannot watch files, nothing is called; so look now and then, too.
   */
  watch(listener: () => void): { dispose(): void } {
    let timer: NodeJS.Timeout | undefined;
    let watcher: FSWatcher | undefined;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      watcher = watch(this.#folder, { persistent: false }, () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          listener();
        }, settleMs).unref();
      });
      watcher.on("error", () => watcher?.close());
    } catch {
      // Network file systems, or too many watchers.
    }
    return {
      dispose: () => {
        clearTimeout(timer);
        watcher?.close();
      },
    };
  }

  /** Removes marks that every window has seen. @param now ms since 1970. @throws errors of the file system. */
  async tidy(now: number): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(suffix) && each !== all)) {
      const file = path.join(this.#folder, name);
      try {
        if (now - (await stat(file)).mtimeMs > seenAfter) await rm(file, { force: true });
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }

  async #write(name: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(this.#folder, name), text, { mode: 0o600 });
  }

  #read(name: string): string {
    try {
      return readFileSync(path.join(this.#folder, name), "utf8");
    } catch {
      return "";
    }
  }
}
