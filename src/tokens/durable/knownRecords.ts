import type { DurableRecords } from "./durableRecords";

/** Durable records of tokens that a window knows by heart, so that whoever shows them never waits. */
export class KnownRecords<T extends { readonly tokenId: string; readonly deployment: string }> {
  #known: ReadonlyMap<string, T> = new Map();
  readonly #listeners = new Set<() => void>();

  /** @param records where they are kept, by the ids of their tokens. */
  constructor(protected readonly records: DurableRecords<T>) {}

  /** @returns the record of a token, as far as this window knows; it never waits. */
  of(deployment: string, tokenId: string): T | undefined {
    const record = this.#known.get(tokenId);
    return record?.deployment === deployment ? record : undefined;
  }

  /** @returns all of them, as far as this window knows. */
  get all(): readonly T[] {
    return [...this.#known.values()];
  }

  /** Tells that one came, went or changed. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Writes a record, in place of an earlier one of the same token. @throws NotWritten */
  async add(record: T): Promise<void> {
    await this.records.write(record.tokenId, record);
    await this.reload();
  }

  /** @returns false when it was not there. @throws NotWritten */
  async remove(tokenId: string): Promise<boolean> {
    const wasThere = await this.records.remove(tokenId);
    await this.reload();
    return wasThere;
  }

  /** Learns what other windows wrote. */
  async reload(): Promise<void> {
    const before = JSON.stringify(this.all);
    this.#known = new Map((await this.records.list()).map((record) => [record.tokenId, record]));
    if (JSON.stringify(this.all) !== before) for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
