import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, entryText } from "../../core/grant/grant";
import { canMint } from "../../core/reasoning/power";
import { expiryState } from "../../core/token/expiry";
import { grantOfKey } from "../key/grantOfKey";
import type { AuditedToken } from "./auditedToken";
import { type Concern, concernKinds } from "./concern";
import { grantIdentity } from "./grantIdentity";

const day = 86_400_000;

/**
 * A token is idle if nobody has used it for this long, in ms; one that can create tokens and has more time than
 * this left is pressing.
 */
export const idleAfter = 90 * day;
/** Below this age, an unused token is no reason for concern, in ms. */
export const unusedAfter = day;
/** From this age on, an unused token is pressing, in ms. */
const forgottenAfter = 30 * day;

/** What the audit knows besides the tokens themselves. */
export type AuditContext = {
  readonly catalog: Catalog;
  readonly now: Date;
  /** Whether a resource in an allow list is known to be gone; called only for entries with an ID. */
  readonly isGone: (entry: AllowEntry) => boolean;
  /** Returns a token with its last use, not counting its proof. */
  readonly asUsed?: (key: ApiKey) => ApiKey;
  /**
   * Whether another token replaces it and it is to end: nothing is left to do about it then, and it is nobody's
   * duplicate.
   */
  readonly isRetiring?: (key: ApiKey) => boolean;
  /** Returns the concerns about a token that the person looked at and accepted; they no longer press. */
  readonly acceptedOf?: (key: ApiKey) => readonly string[];
};

/** The facts that depend only on the grant, computed once for all tokens that share it. */
type Power = { readonly identity: string; readonly isFull: boolean; readonly mints: boolean };

/**
 * Audits all tokens of a deployment. It looks for duplicates among the live tokens of one owner. Yields after
 * each token, so that the caller can let other work run in between.
 * @param tokens the tokens as read.
 * @returns one entry per token, in the order of `tokens`.
 */
export function* auditTokens(
  tokens: readonly ApiKey[],
  context: AuditContext,
): Generator<undefined, AuditedToken[]> {
  const powerOf = powers(context.catalog);
  const alike = new Map<string, ApiKey[]>();
  for (const key of tokens) {
    if (+key.expiresAt > +context.now && context.isRetiring?.(key) !== true) {
      const same = `${key.userId}\n${powerOf(key).identity}`;
      const others = alike.get(same);
      if (others) others.push(key);
      else alike.set(same, [key]);
    }
    yield;
  }
  const audited: AuditedToken[] = [];
  for (const key of tokens) {
    const power = powerOf(key);
    audited.push(auditToken(key, power, alike.get(`${key.userId}\n${power.identity}`) ?? [], context));
    yield;
  }
  return audited;
}

function auditToken(
  given: ApiKey,
  { isFull, mints }: Power,
  alike: readonly ApiKey[],
  { catalog, now, isGone, asUsed, isRetiring, acceptedOf }: AuditContext,
): AuditedToken {
  const key = asUsed?.(given) ?? given;
  const { state, remaining, neverUsed, outlived } = expiryState({ ...key, now }, catalog.features);
  const grant = grantOfKey(key);
  const found: Concern[] = [];
  if (state !== "expired") {
    const lasts = remaining > idleAfter;
    const age = +now - +key.createdAt;
    // On a server without scopes, all tokens have the same full access: marking every one of them would tell
    // the person nothing.
    const canDiffer = catalog.features.scopes;
    if (state === "expiresSoon") found.push({ kind: "expiresSoon", isPressing: true });
    if (outlived) found.push({ kind: "outlived", isPressing: true });
    if (isFull && canDiffer) found.push({ kind: "fullAccess", isPressing: true });
    else if (mints && canDiffer) found.push({ kind: "canMint", isPressing: lasts });
    const gone = grant.allowList.filter((entry) => entry.id !== "*" && isGone(entry));
    if (gone.length > 0) found.push({ kind: "dangling", entries: gone, isPressing: true });
    if (neverUsed) {
      if (age >= unusedAfter) found.push({ kind: "neverUsed", isPressing: age >= forgottenAfter });
    } else if (key.lastUsed && +now - +key.lastUsed >= idleAfter) {
      found.push({ kind: "idle", since: key.lastUsed, isPressing: true });
    }
    const twin = canDiffer && isRetiring?.(given) !== true && alike.find(({ id }) => id !== key.id);
    if (twin) found.push({ kind: "duplicate", of: twin.name, others: alike.length - 1, isPressing: false });
  }
  const accepted = acceptedOf?.(given) ?? [];
  const isSettled = isRetiring?.(given) === true;
  const concerns = found
    .map((concern) =>
      isSettled || accepted.includes(concern.kind) ? { ...concern, isPressing: false } : concern,
    )
    .sort((a, b) => concernKinds.indexOf(a.kind) - concernKinds.indexOf(b.kind));
  return {
    key,
    grant,
    state,
    isNeverUsed: neverUsed,
    concerns,
    needsAttention: concerns.some(({ isPressing }) => isPressing),
  };
}

function powers(catalog: Catalog): (key: ApiKey) => Power {
  const known = new Map<string, Power>();
  return (key) => {
    const grant = grantOfKey(key);
    const text = `${key.userId} ${grant.scopes.join(" ")} ${grant.allowList.map(entryText).join(" ")}`;
    const power = known.get(text) ?? {
      identity: grantIdentity(catalog, grant),
      isFull: isFullAccess(grant),
      mints: canMint(catalog, grant, key.userId),
    };
    known.set(text, power);
    return power;
  };
}
