import { randomInt } from "node:crypto";
import { type AllowEntry, unlimited } from "../authz/allowList";
import type { ApiKey, LoginType } from "./model";
import { hashOf, madeUpName, randomText } from "./random";
import type { Store } from "./store";

/** The key to create; times in milliseconds. */
export interface NewKey {
  userId: string;
  loginType: LoginType;
  lifetime: number;
  tokenName?: string;
  scopes?: readonly string[];
  allowList?: readonly AllowEntry[];
  createdAt?: Date;
  lastUsedAt?: Date;
}

/** A new key, with the only copy of its text. */
export interface Minted {
  key: ApiKey;
  /** `<id>-<secret>`. */
  secret: string;
}

/**
 * Creates a key and stores its hash. Checks nothing. A lifetime below a second is stored as 86400 seconds
 * with the expiry already reached, like the server (seen on v2.35.1).
 */
export function mintKey(store: Store, wanted: NewKey): Minted {
  const createdAt = wanted.createdAt ?? store.clock.now();
  const id = randomText(10);
  const secret = randomText(22);
  const wholeSeconds = Math.floor(wanted.lifetime / 1000);
  const key: ApiKey = {
    id,
    secretHash: hashOf(secret),
    userId: wanted.userId,
    loginType: wanted.loginType,
    tokenName: wanted.loginType === "token" ? (wanted.tokenName ?? freeName(store, wanted.userId)) : "",
    scopes: [...(wanted.scopes ?? ["coder:all"])],
    allowList: [...(wanted.allowList ?? unlimited)],
    createdAt,
    updatedAt: createdAt,
    expiresAt: new Date(createdAt.getTime() + wanted.lifetime),
    lifetimeSeconds: wholeSeconds > 0 ? wholeSeconds : 86_400,
    lastUsedAt: wanted.lastUsedAt,
  };
  store.keys.add(key);
  return { key, secret: `${id}-${secret}` };
}

/** Lengthens a taken name, since somebody may have more tokens than there are names. */
function freeName(store: Store, userId: string): string {
  let name = madeUpName();
  while (store.keys.named(userId, name) !== undefined) name += String(randomInt(10));
  return name;
}
