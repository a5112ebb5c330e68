import type { ApiKey } from "./model";

/** All keys, found by id, by owner and by name without walking them all. */
export class KeyTable {
  private readonly byId = new Map<string, ApiKey>();
  private readonly byOwner = new Map<string, Set<ApiKey>>();
  private readonly byName = new Map<string, ApiKey>();

  /** Adds a key. Throws when a token of the same owner has that name: callers ask `named` first. */
  add(key: ApiKey): void {
    if (key.loginType === "token") {
      const name = nameOf(key.userId, key.tokenName);
      if (this.byName.has(name)) throw new Error(`token name taken: ${key.tokenName}`);
      this.byName.set(name, key);
    }
    this.byId.set(key.id, key);
    const owned = this.byOwner.get(key.userId) ?? new Set();
    owned.add(key);
    this.byOwner.set(key.userId, owned);
  }

  /** Removes a key; one that is gone already does no harm. */
  remove(key: ApiKey): void {
    this.byId.delete(key.id);
    this.byOwner.get(key.userId)?.delete(key);
    if (key.loginType === "token") this.byName.delete(nameOf(key.userId, key.tokenName));
  }

  /** The key with that id. */
  get(id: string): ApiKey | undefined {
    return this.byId.get(id);
  }

  /** The token of that owner with exactly that name, expired or not. */
  named(userId: string, tokenName: string): ApiKey | undefined {
    return this.byName.get(nameOf(userId, tokenName));
  }

  /** All keys of one person, oldest first. */
  ownedBy(userId: string): ApiKey[] {
    return [...(this.byOwner.get(userId) ?? [])];
  }

  /** All keys of everybody, oldest first. */
  all(): ApiKey[] {
    return [...this.byId.values()];
  }
}

function nameOf(userId: string, tokenName: string): string {
  return `${userId}/${tokenName}`;
}
