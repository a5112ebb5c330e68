import type { DurableRecords } from "../durable/durableRecords";
import type { MintIntent } from "./mintIntent";

/**
 * The intents to mint that have not come to their end. It holds no secret. An entry is on the disk before anything is
 * sent, so that a token whose answer was lost is found again.
 */
export class MintJournal {
  readonly #records: DurableRecords<MintIntent>;

  constructor(records: DurableRecords<MintIntent>) {
    this.#records = records;
  }

  /** @returns every entry that can be read, oldest first; others are passed over. */
  async list(): Promise<MintIntent[]> {
    return (await this.#records.list()).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  }

  /** @returns an entry, unless it came to its end. */
  async get(id: string): Promise<MintIntent | undefined> {
    return this.#records.read(id);
  }

  /** Says whether an intent has not come to its end, even where its entry cannot be read. @throws when that is not known. */
  async isOpen(id: string): Promise<boolean> {
    return (await this.#records.ids()).includes(id);
  }

  /**
   * Writes an intent down, as it is now.
   * @throws NotWritten: then what it announces must not be done.
   */
  async write(intent: MintIntent): Promise<void> {
    await this.#records.write(intent.id, intent);
  }

  /** Strikes an intent out: it was delivered, or nothing came of it. @throws NotWritten */
  async end(id: string): Promise<void> {
    await this.#records.remove(id);
  }
}
