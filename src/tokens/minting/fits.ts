import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { covers } from "../../core/reasoning/covers";
import { grantOfKey } from "../key/grantOfKey";
import type { MintIntent } from "./mintIntent";

/** The server counts a lifetime from a moment of its own. In seconds. */
const lifetimeSlack = 60;

/** A request may reach its server late, but not later than this. In ms. */
export const latestArrival = 10 * 60_000;

/** How far the times of an intent may be off: by its server's clock, and by a clock of this machine that nobody checked. In ms. */
const serverSlack = 5 * 60_000;
const machineSlack = 25 * 3_600_000;

/**
 * Says whether a token of the wanted name may be what an intent asked for: of that person, with that lifetime and grant,
 * made when it was asked for. A name alone says little: another client may have made it, or another try.
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
