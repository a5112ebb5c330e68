import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import type { SignOutOutcome } from "./leftKey";
import { isOurs, type SessionRecord } from "./sessionRecord";

/** A key to delete, and what is known about it. */
export type EndingKey = Pick<SessionRecord, "session" | "origin" | "expiresAt">;

/**
 * Deletes a session's key on its server by ID: `/users/logout` would also delete every token with
 * `coder:application_connect` (seen on v2.31.0 and v2.35.1). Keys that the person created stay. It uses a
 * client of its own, because the session's client is disposed of as soon as another takes its place.
 * @param deployment the deployment that issued the key.
 * @param key the key to delete.
 * @param makeClient creates the client.
 * @param signal stops waiting for the server.
 * @returns the result; failures are reported, not thrown.
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
    // Only Coder itself answers this way: the key is no longer valid, whoever deleted it.
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
