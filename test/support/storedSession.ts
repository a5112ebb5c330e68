import type { Coderd } from "../coderd";
import { MemorySecrets } from "./memory";

/**
 * Writes a session as the extension stores it.
 * @param coderd the embedded server that it is at.
 * @param session its secret; a new key of alice's by default.
 */
export function storedSession(coderd: Coderd, session = coderd.sessionKeyFor("alice")): string {
  return JSON.stringify({
    version: 1,
    session,
    userId: coderd.user("alice").id,
    username: "alice",
    origin: "cliAuth",
    signedInAt: new Date().toISOString(),
  });
}

/** Creates a keyring in which alice's session is stored. */
export function secretsOfAlice(coderd: Coderd): MemorySecrets {
  const secrets = new MemorySecrets();
  secrets.values.set(`session:${coderd.url}`, storedSession(coderd));
  return secrets;
}
