import path from "node:path";
import type * as z from "zod/mini";
import type { Log } from "../../platform/log";
import { codeOf, type Files, isMissing, namesIn, nodeFiles } from "./files";
import { NotWritten } from "./notWritten";
import { TakenRecords } from "./takenRecords";
import { removeDurably, temporarySuffix, writeDurably } from "./writeDurably";

const suffix = ".json";

/** No write takes so long, in ms. */
const halfWrittenFor = 60 * 60_000;

/** A record that this window alone has: nobody else acts on it, and nobody can remove it, until it is done with. */
export type Taken<T> = {
  readonly record: T;
  /** It is done with, for good. @throws NotWritten */
  finish(): Promise<void>;
  /** Others see it again, as `record` is now. @throws NotWritten; then it comes back as it was once this window is gone. */
  giveBack(record: T): Promise<void>;
};

/**
 * Small records, each in a file of its own, that survive the death of the process at any moment. VS Code writes its own
 * storage some 100 ms late, which a killed process loses. Nothing in them is secret, unless it is sealed.
 */
export class DurableRecords<T> {
  readonly #folder: string;
  readonly #schema: z.ZodMiniType<T>;
  readonly #log: Pick<Log, "warn">;
  readonly #files: Files;
  readonly #taken: TakenRecords;

  /**
   * @param folder absolute; made when something is first written.
   * @param schema what a record looks like; others are passed over, never removed.
   * @param log told of records that cannot be read.
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
   * Writes a record, in place of an older one of that id.
   * @param id letters, digits, `-` and `_`.
   * @throws NotWritten when the disk does not take it.
   */
  async write(id: string, record: T): Promise<void> {
    try {
      await this.#files.mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(this.#files, this.#fileOf(id), JSON.stringify(record));
    } catch (error) {
      throw new NotWritten(error);
    }
  }

  /** @returns the record, or undefined when there is none that can be read. */
  async read(id: string): Promise<T | undefined> {
    return this.#readFrom(this.#fileOf(id), id);
  }

  /** @returns the ids of all records. @throws what the file system throws, unless the folder is missing. */
  async ids(): Promise<string[]> {
    const names = await namesIn(this.#files, this.#folder);
    return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  }

  /** @returns every record that can be read. */
  async list(): Promise<T[]> {
    const records = await Promise.all((await this.ids()).map((id) => this.read(id)));
    return records.filter((record) => record !== undefined);
  }

  /**
   * Removes a record.
   * @returns whether it was there: of several windows that remove it, one gets true.
   * @throws NotWritten when the disk refuses.
   */
  async remove(id: string): Promise<boolean> {
    try {
      return await removeDurably(this.#files, this.#fileOf(id));
    } catch (error) {
      throw new NotWritten(error);
    }
  }

  /**
   * Takes a record away from everybody else, to act on it.
   * @returns undefined when it is not there: it was removed, or another window has taken it.
   * @throws NotWritten when the disk refuses.
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
    // Another window may have written it anew until the moment when it was taken.
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

  /** Whether some window has taken the record of this id, and is not done with it. */
  async isTaken(id: string): Promise<boolean> {
    return this.#taken.has(id);
  }

  /** Gives back what windows that are no more had taken. @throws what the file system throws. */
  async reclaim(): Promise<void> {
    await this.#taken.reclaim((id) => this.#fileOf(id));
  }

  async #readFrom(file: string, id: string): Promise<T | undefined> {
    try {
      const parsed = this.#schema.safeParse(JSON.parse(await this.#files.readFile(file, "utf8")));
      if (parsed.success) return parsed.data;
      this.#log.warn(`The record ${id} has an unknown shape and is passed over.`);
    } catch (error) {
      // Its text may be quoted in the message of a syntax error.
      if (!isMissing(error))
        this.#log.warn(`The record ${id} could not be read: ${error instanceof Error ? error.name : ""}`);
    }
    return undefined;
  }

  /**
   * Removes what was half written by a window that died. It is never read, but it is not left behind either. What is young
   * may be another window's that writes it now.
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
