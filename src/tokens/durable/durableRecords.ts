import path from "node:path";
import type * as z from "zod/mini";
import type { Log } from "../../platform/log";
import { codeOf, type Files, isMissing, namesIn, nodeFiles } from "./files";
import { NotWritten } from "./notWritten";
import { TakenRecords } from "./takenRecords";
import { removeDurably, temporarySuffix, writeDurably } from "./writeDurably";

const suffix = ".json";

/** No write takes this long, in ms. */
const halfWrittenFor = 60 * 60_000;

/** A record that this window has claimed: nobody else acts on it or can remove it in the meantime. */
export type Taken<T> = {
  readonly record: T;
  /** Removes it for good. @throws NotWritten */
  finish(): Promise<void>;
  /**
   * Makes it visible to others again, with the content of `record`. @throws NotWritten; the original then
   * comes back once this window is gone.
   */
  giveBack(record: T): Promise<void>;
};

/**
 * Small records, each in a file of its own, that survive the death of the process at any moment. VS Code
 * writes its own storage some 100 ms late, so a killed process loses it. The records contain no secret,
 * unless it is sealed.
 */
export class DurableRecords<T> {
  readonly #folder: string;
  readonly #schema: z.ZodMiniType<T>;
  readonly #log: Pick<Log, "warn">;
  readonly #files: Files;
  readonly #taken: TakenRecords;

  /**
   * @param folder absolute; created by the first write.
   * @param schema the schema of a record; files that do not match are skipped, never removed.
   * @param log receives reports of unreadable records.
   * @param files the file system.
   */
  constructor(folder: string, schema: z.ZodMiniType<T>, log: Pick<Log, "warn">, files: Files = nodeFiles) {
    this.#folder = folder;
    this.#schema = schema;
    this.#log = log;
    this.#files = files;
    this.#taken = new TakenRecords(files, folder);
  }

  /**
   * Writes a record, replacing any earlier one with that ID.
   * @param id letters, digits, `-` and `_`.
   * @throws NotWritten if the disk refuses.
   */
  async write(id: string, record: T): Promise<void> {
    try {
      await this.#files.mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(this.#files, this.#fileOf(id), JSON.stringify(record));
    } catch (error) {
      throw new NotWritten(error);
    }
  }

  /** @returns the record, or undefined if there is no readable one. */
  async read(id: string): Promise<T | undefined> {
    return this.#readFrom(this.#fileOf(id), id);
  }

  /** @returns the IDs of all records. @throws errors of the file system, except for a missing folder. */
  async ids(): Promise<string[]> {
    const names = await namesIn(this.#files, this.#folder);
    return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  }

  /** @returns every readable record. */
  async list(): Promise<T[]> {
    const records = await Promise.all((await this.ids()).map((id) => this.read(id)));
    return records.filter((record) => record !== undefined);
  }

  /**
   * Removes a record.
   * @returns whether it existed: of several windows that remove it, only one gets true.
   * @throws NotWritten if the disk refuses.
   */
  async remove(id: string): Promise<boolean> {
    try {
      return await removeDurably(this.#files, this.#fileOf(id));
    } catch (error) {
      throw new NotWritten(error);
    }
  }

  /**
   * Claims a record, so that only this window acts on it.
   * @returns undefined if it is not there: it was removed, or another window has claimed it.
   * @throws NotWritten if the disk refuses.
   */
  async take(id: string): Promise<Taken<T> | undefined> {
    const file = this.#fileOf(id);
    const durably = async <Result>(act: () => Promise<Result>) => {
      try {
        return await act();
      } catch (error) {
        throw new NotWritten(error);
      }
    };
    const taken = await durably(() => this.#taken.take(id, file));
    if (taken === undefined) return undefined;
    // Another window may have rewritten it just before we claimed it.
    const record = await this.#readFrom(taken, id);
    if (record === undefined) {
      await durably(() => this.#taken.giveBack(taken, file));
      return undefined;
    }
    return {
      record,
      finish: () => durably(() => this.#taken.finish(taken)),
      giveBack: (changed) => durably(() => this.#taken.giveBack(taken, file, JSON.stringify(changed))),
    };
  }

  /** Whether some window has claimed the record with this ID and not finished with it. */
  async isTaken(id: string): Promise<boolean> {
    return this.#taken.has(id);
  }

  /** Returns the claims of windows that no longer exist. @throws errors of the file system. */
  async reclaim(): Promise<void> {
    await this.#taken.reclaim((id) => this.#fileOf(id));
  }

  async #readFrom(file: string, id: string): Promise<T | undefined> {
    try {
      const parsed = this.#schema.safeParse(JSON.parse(await this.#files.readFile(file, "utf8")));
      if (parsed.success) return parsed.data;
      this.#log.warn(`The record ${id} has an unknown shape and is passed over.`);
    } catch (error) {
      // The message of a syntax error may quote the file's text.
      if (!isMissing(error))
        this.#log.warn(`The record ${id} could not be read: ${error instanceof Error ? error.name : ""}`);
    }
    return undefined;
  }

  /**
   * Removes the half-written files of a window that died. Nothing reads them, but we do not leave them behind
   * either. A recent one may belong to another window that is writing it now.
   * @param now ms since 1970.
   */
  async sweep(now: number): Promise<void> {
    try {
      for (const name of await this.#files.readdir(this.#folder)) {
        if (!name.endsWith(temporarySuffix)) continue;
        const file = path.join(this.#folder, name);
        if (now - (await this.#files.stat(file)).mtimeMs > halfWrittenFor)
          await removeDurably(this.#files, file);
      }
    } catch (error) {
      if (!isMissing(error)) this.#log.warn(`What was half written could not be removed: ${codeOf(error)}`);
    }
  }

  #fileOf(id: string): string {
    if (!/^[\w-]+$/.test(id)) throw new RangeError("A record's id is made of letters, digits, - and _.");
    return path.join(this.#folder, id + suffix);
  }
}
