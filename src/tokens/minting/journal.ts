import type { DurableRecords } from "../durable/durableRecords";
import type { MintIntent } from "./mintIntent";

/**
 * The intents to mint that have not finished. Contains no secret. An entry is on the disk before anything is
 * sent, so that a token whose answer was lost can be found again.
 */
export class MintJournal {
  readonly #records: DurableRecords<MintIntent>;

  constructor(records: DurableRecords<MintIntent>) {
    this.#records = records;
  }

  /** @returns every readable entry, oldest first; others are skipped. */
  async list(): Promise<MintIntent[]> {
    return (await this.#records.list()).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  }

  /** @returns an entry, unless it has finished. */
  async get(id: string): Promise<MintIntent | undefined> {
    return this.#records.read(id);
  }

  /**
   * Whether an intent has not finished, even if its entry cannot be read. @throws if that cannot be
   * determined.
   */
  async isOpen(id: string): Promise<boolean> {
    return (await this.#records.ids()).includes(id);
  }

  /**
   * Writes the current state of an intent.
   * @throws NotWritten: do not do what it announces then.
   */
  async write(intent: MintIntent): Promise<void> {
    await this.#records.write(intent.id, intent);
  }

  /** Removes an intent: it was delivered, or came to nothing. @throws NotWritten */
  async end(id: string): Promise<void> {
    await this.#records.remove(id);
  }
}
