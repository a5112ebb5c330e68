import type { ApiKey } from "./model";

/** All keys, found by ID, by owner and by name without searching them all. */
export class KeyTable {
  private readonly byId = new Map<string, ApiKey>();
  private readonly byOwner = new Map<string, Set<ApiKey>>();
  private readonly byName = new Map<string, ApiKey>();

  /** Adds a key. Throws if a token of the same owner has that name: callers must check `named` first. */
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

  /** Removes a key; does nothing if it is gone already. */
  remove(key: ApiKey): void {
    this.byId.delete(key.id);
    this.byOwner.get(key.userId)?.delete(key);
    if (key.loginType === "token") this.byName.delete(nameOf(key.userId, key.tokenName));
  }

  /** Returns the key with that ID. */
  get(id: string): ApiKey | undefined {
    return this.byId.get(id);
  }

  /** Returns the token of that owner with exactly that name, expired or not. */
  named(userId: string, tokenName: string): ApiKey | undefined {
    return this.byName.get(nameOf(userId, tokenName));
  }

  /** Returns all keys of one person, oldest first. */
  ownedBy(userId: string): ApiKey[] {
    return [...(this.byOwner.get(userId) ?? [])];
  }

  /** Returns all keys of everybody, oldest first. */
  all(): ApiKey[] {
    return [...this.byId.values()];
  }
}

function nameOf(userId: string, tokenName: string): string {
  return `${userId}/${tokenName}`;
}
