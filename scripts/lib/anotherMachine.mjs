import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

/** The integration tests that are run a second time on the other machine. */
export const onAnotherMachine = /hostile workspace|certificate store/;

/**
 * A VS Code that opens folders in restricted mode and never asks about it, on a machine whose certificate store has
 * the authority of the tests. On Linux alone can a process be given a store.
 */
export function anotherMachine() {
  const certificates = inProject("test", "unit", "coder", "certificates", "certificates.json");
  const authority = inProject("out", "test", "authority.pem");
  mkdirSync(inProject("out", "test"), { recursive: true });
  writeFileSync(authority, JSON.parse(readFileSync(certificates, "utf8")).rootCrt);
  return {
    settings: {
      "security.workspace.trust.enabled": true,
      "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never",
    },
    env: {
      CODER_ACCESS_TEST_RESTRICTED: "1",
      ...(process.platform === "linux"
        ? { SSL_CERT_FILE: authority, CODER_ACCESS_TEST_SYSTEM_AUTHORITY: "1" }
        : {}),
    },
  };
}
