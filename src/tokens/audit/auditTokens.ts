import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, entryText, type Grant } from "../../core/grant/grant";
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

/** A token, and what was found out about it beside the others. */
type Examined = {
  readonly key: ApiKey;
  readonly grant: Grant;
  readonly power: Power;
  readonly isRetiring: boolean;
};

/** A step for each of thousands would cost as much as what is done in it. */
const tokensPerStep = 8;

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

/** The facts that depend only on the owner and the grant, computed once for all tokens that share them. */
type Power = {
  readonly isFull: boolean;
  readonly mints: boolean;
  /** The owner's live tokens that can do the same. */
  readonly alike: ApiKey[];
};

/**
 * Audits all tokens of a deployment. It looks for duplicates among the live tokens of one owner. Yields after
 * every few tokens, so that the caller can let other work run in between.
 * @param tokens the tokens as read.
 * @returns one entry per token, in the order of `tokens`.
 */
export function* auditTokens(
  tokens: readonly ApiKey[],
  context: AuditContext,
): Generator<undefined, AuditedToken[]> {
  const powerOf = powers(context.catalog);
  const examined: Examined[] = [];
  for (const key of tokens) {
    const grant = grantOfKey(key);
    const power = powerOf(key, grant);
    const isRetiring = context.isRetiring?.(key) === true;
    if (+key.expiresAt > +context.now && !isRetiring) power.alike.push(key);
    if (examined.push({ key, grant, power, isRetiring }) % tokensPerStep === 0) yield;
  }
  const audited: AuditedToken[] = [];
  for (const one of examined) if (audited.push(auditToken(one, context)) % tokensPerStep === 0) yield;

  return audited;
}

function auditToken(
  { key: given, grant, power: { isFull, mints, alike }, isRetiring }: Examined,
  { catalog, now, isGone, asUsed, acceptedOf }: AuditContext,
): AuditedToken {
  const key = asUsed?.(given) ?? given;
  const { createdAt, expiresAt, lifetimeSeconds, lastUsed } = key;
  const times = { createdAt, expiresAt, lifetimeSeconds, lastUsed, now };
  const { state, remaining, neverUsed, outlived } = expiryState(times, catalog.features);
  const found: Concern[] = [];
  if (state !== "expired") {
    const lasts = remaining > idleAfter;
    const age = +now - +createdAt;
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
    } else if (lastUsed && +now - +lastUsed >= idleAfter) {
      found.push({ kind: "idle", since: lastUsed, isPressing: true });
    }
    const twin = canDiffer && !isRetiring && alike.find(({ id }) => id !== key.id);
    if (twin) found.push({ kind: "duplicate", of: twin.name, others: alike.length - 1, isPressing: false });
  }
  const accepted = acceptedOf?.(given) ?? [];
  const isCalm = ({ kind }: Concern) => isRetiring || accepted.includes(kind);
  const concerns = found.some(isCalm)
    ? found.map((concern) => (isCalm(concern) ? { ...concern, isPressing: false } : concern))
    : found;
  if (concerns.length > 1)
    concerns.sort((a, b) => concernKinds.indexOf(a.kind) - concernKinds.indexOf(b.kind));
  return {
    key,
    grant,
    state,
    isNeverUsed: neverUsed,
    concerns,
    needsAttention: concerns.some(({ isPressing }) => isPressing),
  };
}

function powers(catalog: Catalog): ({ userId }: ApiKey, grant: Grant) => Power {
  const known = new Map<string, Power>();
  const alike = new Map<string, ApiKey[]>();
  return ({ userId }, grant) => {
    let text = `${userId} ${grant.scopes.join(" ")}`;
    for (const entry of grant.allowList) text += ` ${entryText(entry)}`;
    const power = known.get(text);
    if (power) return power;
    const same = `${userId}\n${grantIdentity(catalog, grant)}`;
    const others = alike.get(same) ?? [];
    alike.set(same, others);
    const made = { isFull: isFullAccess(grant), mints: canMint(catalog, grant, userId), alike: others };
    known.set(text, made);
    return made;
  };
}
