import { CoderError } from "../coder";
import { tokenIdOf } from "../core";
import { isOurs } from "./sessionOrigin";
import type { SignedIn } from "./sessionState";

/** What became of the key on the server when signing out. */
export type SignOutOutcome =
  | { readonly kind: "revoked" }
  | { readonly kind: "kept" }
  | { readonly kind: "notRevoked"; readonly error: CoderError; readonly expiresAt: string | undefined };

/**
 * Deletes a session's key on its server, by its id: `/users/logout` would take every token with
 * `coder:application_connect` with it (seen on v2.31.0 and v2.35.1). Keys that the person made stay.
 * @param session the session that ends.
 * @returns what became of the key; a failure is told, not thrown.
 */
export async function revokeSession({ record, client }: SignedIn): Promise<SignOutOutcome> {
  const id = tokenIdOf(record.session);
  if (!isOurs(record) || id === undefined) return { kind: "kept" };
  try {
    await client.keys.delete(id);
    return { kind: "revoked" };
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    if (error.kind === "unauthorized") return { kind: "revoked" };
    return { kind: "notRevoked", error, expiresAt: record.expiresAt };
  }
}
