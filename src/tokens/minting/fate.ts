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

/** What a token is compared with. */
export type Comparing = {
  /** The deployment's scopes; asked for only when there is something to compare. */
  readonly catalog: () => Promise<Catalog>;
  readonly known: Pick<KnownTokens, "has" | "sameName">;
};

/**
 * Looks for the token of an intent: by its id where that is known, else for one that has its name, which is unique among
 * its owner's tokens, expired ones included (seen on v2.31.0 and v2.35.1), and is what was asked for. Neither the one that
 * had the name before nor one whose secret somebody has is ever meant.
 * @param client of the person who minted.
 * @param intent what was asked for.
 * @param comparing with what.
 * @returns what became of it; a failure to look is told, not thrown.
 */
export async function fateOf(client: CoderApi, intent: MintIntent, comparing: Comparing): Promise<Fate> {
  const owner = intent.request.owner?.id;
  try {
    const { items, unreadable } = await client.tokens.list({ owner, includeExpired: true });
    const key = await findMadeBy(intent, items, comparing);
    if (key !== undefined) {
      // It may be what another window makes at this moment under that name.
      const isContested =
        intent.tokenId === undefined && (await comparing.known.sameName(intent)).underWay.length > 0;
      return isContested ? { kind: "unknown", error: undefined } : { kind: "orphan", key };
    }
    // It may be one of those that cannot be read.
    if (unreadable.length > 0) return { kind: "unknown", error: undefined };
    // Who may not see tokens is told that there are none.
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
 * Looks for the token of a person that has a name.
 * @returns its id, or undefined when the name is free.
 * @throws CoderError when the server does not say; then nothing should be sent under that name.
 */
export async function findHolderOfName(
  client: CoderApi,
  name: string,
  owner?: Owner,
): Promise<string | undefined> {
  // Such names cannot be asked for (seen on v2.35.1).
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
