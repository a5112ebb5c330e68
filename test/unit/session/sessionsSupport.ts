import type { DeploymentUrl } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { deploymentOf, SessionProfile } from "../../support/sessionWindows";

/** A server, where it is, and the windows of a person there. */
export let coderd: Coderd;
export let at: DeploymentUrl;
export let profile: SessionProfile;

/** Gives each test of the block a server of its own, and a person who is signed in nowhere. */
export function useSessionWindows(): void {
  beforeEach(async () => {
    coderd = await startCoderd();
    at = deploymentOf(coderd.url);
    profile = new SessionProfile();
  });
  afterEach(async () => {
    profile.close();
    await coderd.stop();
  });
}

/** The requests by which a key is deleted at the server. */
export const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };

/** Of a person at the server. */
export const credentials = { email: "alice@example.com", password: new Secret("coder-access") };

/** The part of a key that is no secret. */
export function idOf(key: string): string {
  return key.slice(0, 10);
}

/** Makes a session's key at the server. */
export function newKey(): string {
  return coderd.sessionKeyFor("alice");
}

/** Whether the server still has a key. */
export function isAlive(key: string): boolean {
  return coderd.store.keys.get(idOf(key)) !== undefined;
}

/** Waits, five seconds at the most. */
export async function eventually(isTrue: () => boolean): Promise<void> {
  await until(
    () => (isTrue() ? true : undefined),
    () => "It did not come about.",
    5_000,
  );
}
