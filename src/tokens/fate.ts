import { type ApiKey, CoderError } from "../coder";
import type { SignedIn } from "../session/sessionState";
import type { MintIntent } from "./mintIntent";

/** What became of a token whose answer was lost. */
export type Fate =
  /** It was made; nobody has its secret. */
  | { readonly kind: "orphan"; readonly key: ApiKey }
  /** It was not made. */
  | { readonly kind: "absent" }
  /** The server does not say. */
  | { readonly kind: "unknown"; readonly error: CoderError };

/**
 * Looks for the token of an intent by its name, which is unique among a person's tokens (expired ones included:
 * seen on v2.31.0 and v2.35.1).
 * @param session of the person who minted.
 * @param intent what was asked for.
 * @returns what became of it; a failure to look is told, not thrown.
 */
export async function fateOf(session: SignedIn, intent: MintIntent): Promise<Fate> {
  try {
    const tokens = await session.client.tokens.list({ includeExpired: true });
    const key = tokens.find(({ name }) => name === intent.request.name);
    return key === undefined ? { kind: "absent" } : { kind: "orphan", key };
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    return { kind: "unknown", error };
  }
}
