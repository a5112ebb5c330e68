import type { LeaseEnvironment } from "./lease";

/** What a deployment behind a gateway needs of the person's own variables. */
const kept = new Set(["CODER_HEADER", "CODER_HEADER_COMMAND"]);

/**
 * Builds the whole environment of a process that holds a lease. Nothing that Coder's command line would read comes with it
 * but the lease, not even the token of a workspace's agent.
 * @param given what the lease gives.
 * @param base the variables that it starts with.
 * @returns for `env` of one process alone: it contains the secret.
 */
export function processEnvironment(
  { CODER_URL, CODER_SESSION_TOKEN, CODER_CONFIG_DIR }: LeaseEnvironment,
  base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const others = Object.entries(base).filter(
    // Windows ignores the case of names.
    ([name]) => !/^CODER_/i.test(name) || kept.has(name.toUpperCase()),
  );
  return {
    ...Object.fromEntries(others),
    CODER_URL,
    CODER_SESSION_TOKEN: CODER_SESSION_TOKEN.expose(),
    CODER_CONFIG_DIR,
  };
}
