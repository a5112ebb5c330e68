import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { covers } from "../../core/reasoning/covers";
import { grantOfKey } from "../key/grantOfKey";
import type { MintIntent } from "./mintIntent";

/** The server starts the lifetime at a moment of its own. In seconds. */
const lifetimeSlack = 60;

/** A request may reach its server late, but no later than this. In ms. */
export const latestArrival = 10 * 60_000;

/**
 * How far an intent's times may be off: if taken from the server's clock, and if from this machine's, which
 * nobody checked. In ms.
 */
const serverSlack = 5 * 60_000;
const machineSlack = 25 * 3_600_000;

/**
 * Whether a token with the wanted name may be what an intent asked for: for that person, with that lifetime
 * and grant, created when it was asked for. A name alone proves little: another client, or another attempt,
 * may have created it.
 * @param catalog the deployment's scopes.
 * @param intent what was asked for.
 * @param key a token as the server stored it.
 */
export function fits(catalog: Catalog, intent: MintIntent, key: ApiKey): boolean {
  const { owner, name, lifetimeSeconds, grant } = intent.request;
  if (key.name !== name || key.id === intent.holderOfName) return false;
  const ownerId = owner?.id ?? intent.userId;
  if (ownerId !== "" && key.userId !== ownerId) return false;
  if (Math.abs(key.lifetimeSeconds - lifetimeSeconds) > lifetimeSlack) return false;
  if (!wasMadeThen(intent, key)) return false;
  const stored = grantOfKey(key);
  return covers(catalog, grant, stored) && covers(catalog, stored, grant);
}

function wasMadeThen({ startedAt, askedAt }: MintIntent, { createdAt }: ApiKey): boolean {
  const slack = askedAt === undefined ? machineSlack : serverSlack;
  const late = +createdAt - Date.parse(askedAt ?? startedAt);
  return late >= -slack && late <= latestArrival + slack;
}
