import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

/** The integration tests that run a second time on the other machine. */
export const onAnotherMachine = /hostile workspace|certificate store/;

/**
 * A VS Code that opens folders in restricted mode without asking, on a machine whose certificate store
 * contains the tests' authority. Only on Linux can a store be set for a single process, and only for a VS Code that
 * leaves reading it to Node: the oldest one reads it from its usual place itself.
 *
 * @param {"newest" | "oldest"} edition of VS Code
 */
export function anotherMachine(edition) {
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
      ...(process.platform === "linux" && edition === "newest"
        ? { SSL_CERT_FILE: authority, CODER_ACCESS_TEST_SYSTEM_AUTHORITY: "1" }
        : {}),
    },
  };
}
