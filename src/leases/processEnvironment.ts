import type { LeaseEnvironment } from "./lease";

/**
 * Names of variables that no process with a lease gets from elsewhere, as a regular expression that ignores case, as Windows
 * does. A deployment behind a gateway needs the person's own headers.
 */
export const withheldVariables = "^CODER_(?!HEADER(_COMMAND)?$)";

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
  const withheld = new RegExp(withheldVariables, "i");
  const others = Object.entries(base).filter(([name]) => !withheld.test(name));
  return {
    ...Object.fromEntries(others),
    CODER_URL,
    CODER_SESSION_TOKEN: CODER_SESSION_TOKEN.expose(),
    CODER_CONFIG_DIR,
  };
}
