import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Catalog } from "../../core/catalog/catalog";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import { maySeeTokens } from "../key/maySeeTokens";
import type { Owner } from "../key/tokenRequest";
import { fits } from "./fits";
import type { KnownTokens } from "./knownTokens";
import type { MintIntent } from "./mintIntent";
import type { Fate } from "./mintOutcome";

/** What to compare a token with. */
export type Comparing = {
  /** Returns the deployment's scopes; called only if there is something to compare. */
  readonly catalog: () => Promise<Catalog>;
  readonly known: Pick<KnownTokens, "has" | "sameName">;
};

/**
 * Looks for the token of an intent: by ID if known, otherwise for one that has its name, which is unique
 * among its owner's tokens, expired ones included (seen on v2.31.0 and v2.35.1), and matches what was asked
 * for. It never returns the token that had the name before, nor one whose secret somebody has.
 * @param client a client of the person who minted.
 * @param intent what was asked for.
 * @param comparing what to compare with.
 * @returns what happened to it; failures are returned, not thrown.
 */
export async function fateOf(client: CoderApi, intent: MintIntent, comparing: Comparing): Promise<Fate> {
  const owner = intent.request.owner?.id;
  try {
    const { items, unreadable } = await client.tokens.list({ owner, includeExpired: true });
    const key = await findMadeBy(intent, items, comparing);
    if (key !== undefined) {
      // Another window may be creating it under that name at this moment.
      const isContested =
        intent.tokenId === undefined && (await comparing.known.sameName(intent)).underWay.length > 0;
      return isContested ? { kind: "unknown", error: undefined } : { kind: "orphan", key };
    }
    // It may be one of those that we cannot read.
    if (unreadable.length > 0) return { kind: "unknown", error: undefined };
    // A session that may not see tokens gets an empty list.
    const maySee = items.length > 0 || (await maySeeTokens(client, owner));
    return maySee ? { kind: "absent" } : { kind: "unknown", error: undefined };
  } catch (error) {
    if (error instanceof KeyringFailed) return { kind: "unknown", error: undefined };
    if (!(error instanceof CoderError)) throw error;
    return { kind: "unknown", error };
  }
}

async function findMadeBy(
  intent: MintIntent,
  tokens: readonly ApiKey[],
  { catalog, known }: Comparing,
): Promise<ApiKey | undefined> {
  if (intent.tokenId !== undefined) return tokens.find(({ id }) => id === intent.tokenId);
  const named = tokens.filter(({ name }) => name === intent.request.name);
  for (const key of named)
    if (fits(await catalog(), intent, key) && !(await known.has(intent, key.id))) return key;

  return undefined;
}

/**
 * Looks for the token that has a name among a person's tokens.
 * @returns its ID, or undefined if the name is free.
 * @throws CoderError if the server does not say; send nothing under that name then.
 */
export async function findHolderOfName(
  client: CoderApi,
  name: string,
  owner?: Owner,
): Promise<string | undefined> {
  // The server's API cannot look up such names (seen on v2.35.1).
  if (name.includes("/") || name === "tokenconfig") {
    const { items, unreadable } = await client.tokens.list({ owner: owner?.id, includeExpired: true });
    return [...items, ...unreadable].find((key) => key.name === name)?.id;
  }
  try {
    return (await client.tokens.getByName(name, owner?.id)).id;
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden")) return undefined;
    throw error;
  }
}
