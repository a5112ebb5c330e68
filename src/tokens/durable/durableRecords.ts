import path from "node:path";
import type * as z from "zod/mini";
import type { Log } from "../../platform/log";
import { type Files, isMissing, nodeFiles } from "./files";
import { NotWritten } from "./notWritten";
import { removeDurably, writeDurably } from "./writeDurably";

const suffix = ".json";

/**
 * Small records, each in a file of its own, that survive the death of the process at any moment. VS Code writes its own
 * storage some 100 ms late, which a killed process loses. Nothing in them is secret, unless it is sealed.
 */
export class DurableRecords<T> {
  readonly #folder: string;
  readonly #schema: z.ZodMiniType<T>;
  readonly #log: Pick<Log, "warn">;
  readonly #files: Files;

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
    try {
      const parsed = this.#schema.safeParse(JSON.parse(await this.#files.readFile(this.#fileOf(id), "utf8")));
      if (parsed.success) return parsed.data;
      this.#log.warn(`The record ${id} has an unknown shape and is passed over.`);
    } catch (error) {
      // Its text may be quoted in the message of a syntax error.
      if (!isMissing(error))
        this.#log.warn(`The record ${id} could not be read: ${error instanceof Error ? error.name : ""}`);
    }
    return undefined;
  }

  /** @returns the ids of all records. @throws what the file system throws, unless the folder is missing. */
  async ids(): Promise<string[]> {
    try {
      const names = await this.#files.readdir(this.#folder);
      return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
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

  #fileOf(id: string): string {
    if (!/^[\w-]+$/.test(id)) throw new RangeError("A record's id is made of letters, digits, - and _.");
    return path.join(this.#folder, id + suffix);
  }
}
