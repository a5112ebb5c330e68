import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import type { SignOutOutcome } from "./leftKey";
import { isOurs, type SessionRecord } from "./sessionRecord";

/** A key that has to be deleted, and what is known of it. */
export type EndingKey = Pick<SessionRecord, "session" | "origin" | "expiresAt">;

/**
 * Deletes a session's key on its server, by its id: `/users/logout` would take every token with
 * `coder:application_connect` with it (seen on v2.31.0 and v2.35.1). Keys that the person made stay. It is asked by a
 * client of its own, since that of the session is disposed of as soon as another takes its place.
 * @param deployment where the key is.
 * @param key the key whose session ends.
 * @param makeClient makes the client.
 * @param signal gives up waiting for the server.
 * @returns what became of the key; a failure is told, not thrown.
 */
export async function revokeSession(
  deployment: DeploymentUrl,
  key: EndingKey,
  makeClient: ClientFactory,
  signal?: AbortSignal,
): Promise<SignOutOutcome> {
  const id = key.session.tokenId;
  if (!isOurs(key) || id === undefined) return { kind: "kept" };
  const client = makeClient(deployment, key.session);
  try {
    await client.keys.delete(id, signal);
    return { kind: "revoked" };
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    // Only Coder itself says so: then the key is no longer valid, whoever deleted it.
    if (error.kind === "unauthorized") return { kind: "revoked" };
    return {
      kind: "notRevoked",
      error,
      expiresAt: key.expiresAt,
      again: (anew) => revokeSession(deployment, key, makeClient, anew),
    };
  } finally {
    client.dispose();
  }
}
