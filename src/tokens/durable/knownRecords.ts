import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { Signal } from "../../platform/signal";
import type { DurableRecords } from "./durableRecords";
import { recordIdOf } from "./recordId";

type Known<T> = { readonly id: string; readonly record: T };

/**
 * Durable records of tokens that a window also keeps in memory, so that code that shows them never waits.
 * Each belongs to a token of one deployment, and its file is named after both; files of earlier versions are
 * named after the token's ID alone.
 */
export class KnownRecords<T extends { readonly tokenId: TokenId; readonly deployment: DeploymentHref }> {
  /** By deployment and token, since whoever lists tokens asks for thousands, and the names of files are hashes. */
  #known: ReadonlyMap<string, Known<T>> = new Map();
  readonly #changes = new Signal<undefined>();

  /** Fires when a record is added, removed or changed. */
  readonly onDidChange = this.#changes.listen;

  /** @param records where they are stored. */
  constructor(protected readonly records: DurableRecords<T>) {}

  /** @returns the record of a token, as far as this window knows, without waiting. */
  of(deployment: DeploymentHref, tokenId: TokenId): T | undefined {
    return this.#known.size === 0 ? undefined : this.#known.get(keyOf({ deployment, tokenId }))?.record;
  }

  /** @returns all records, as far as this window knows. */
  get all(): readonly T[] {
    return [...this.#known.values()].map(({ record }) => record);
  }

  /** Writes a record, replacing an earlier one of the same token. @throws NotWritten */
  async add(record: T): Promise<void> {
    const earlier = await this.#find(record.deployment, record.tokenId);
    const id = recordIdOf(record.deployment, record.tokenId);
    await this.records.write(id, record);
    if (earlier && earlier.id !== id) await this.records.remove(earlier.id);
    await this.reload();
  }

  /** @returns false if there was none. @throws NotWritten */
  async remove(deployment: DeploymentHref, tokenId: TokenId): Promise<boolean> {
    const found = await this.#find(deployment, tokenId);
    const wasThere = found !== undefined && (await this.records.remove(found.id));
    await this.reload();
    return wasThere;
  }

  /** Reads what other windows have written. */
  async reload(): Promise<void> {
    const before = JSON.stringify(this.all);
    this.#known = await this.#read();
    if (JSON.stringify(this.all) !== before) this.#changes.tell(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** The name of a record's file, on the disk now or once it is written. */
  protected async fileOf({ deployment, tokenId }: T): Promise<string> {
    return (await this.#find(deployment, tokenId))?.id ?? recordIdOf(deployment, tokenId);
  }

  /** Whether some window has claimed the record of a token. */
  protected async isTaken(deployment: DeploymentHref, tokenId: TokenId): Promise<boolean> {
    for (const id of idsOf(deployment, tokenId)) if (await this.records.isTaken(id)) return true;
    return false;
  }

  async #find(deployment: DeploymentHref, tokenId: TokenId): Promise<Known<T> | undefined> {
    for (const id of idsOf(deployment, tokenId)) {
      const record = await this.records.read(id);
      if (record?.deployment === deployment && record.tokenId === tokenId) return { id, record };
    }
    return undefined;
  }

  async #read(): Promise<ReadonlyMap<string, Known<T>>> {
    const known = new Map<string, Known<T>>();
    for (const id of await this.records.ids()) {
      const record = await this.records.read(id);
      if (record === undefined) continue;
      const key = keyOf(record);
      if (!known.has(key) || id === recordIdOf(record.deployment, record.tokenId))
        known.set(key, { id, record });
    }
    return known;
  }
}

function keyOf({ deployment, tokenId }: { readonly deployment: string; readonly tokenId: string }): string {
  return `${deployment}\n${tokenId}`;
}

function idsOf(deployment: DeploymentHref, tokenId: TokenId): readonly string[] {
  // An ID from a server is not necessarily a valid file name.
  return [recordIdOf(deployment, tokenId), ...(/^[\w-]+$/.test(tokenId) ? [tokenId] : [])];
}
