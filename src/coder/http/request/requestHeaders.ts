import type { Secret } from "../../../core/token/secret";
import { NotPrepared } from "../../errors/notPrepared";
import { HeadersFailed } from "../reach/thrown";
import type { AdditionalHeaders } from "../reach/transportOptions";

/** Headers that are ours, or the connection's: a gateway's headers must not touch them. */
const reserved = new Set([
  "accept",
  "accept-encoding",
  "coder-session-token",
  "connection",
  "content-length",
  "content-type",
  "host",
  "transfer-encoding",
]);

/**
 * Returns the additional headers without those that are ours.
 * @throws NotPrepared unchanged; HeadersFailed for everything else, without the reason, which may quote a
 * secret.
 */
export async function askForHeaders(
  additional: AdditionalHeaders | undefined,
): Promise<Record<string, string>> {
  try {
    const given = Object.entries((await additional?.()) ?? {});
    return Object.fromEntries(given.filter(([name]) => !reserved.has(name.trim().toLowerCase())));
  } catch (error) {
    throw error instanceof NotPrepared ? error : new HeadersFailed();
  }
}

/**
 * Builds our own headers. The session is sent in the header that every release knows (verified on v2.31.0 and
 * v2.35.1).
 */
export function ownHeaders(
  session: Secret | undefined,
  body: string | undefined,
  userAgent: string,
): Record<string, string | false> {
  return {
    Accept: "application/json",
    "Accept-Encoding": "gzip",
    // Explicit, because VS Code's agent would ask to close the connection after each request.
    Connection: "keep-alive",
    // False, because axios would declare an empty body as a form.
    "Content-Type": body === undefined ? false : "application/json",
    "User-Agent": userAgent,
    ...sessionHeader(session),
  };
}

/** Builds the header that carries the session; empty without one. */
export function sessionHeader(session: Secret | undefined): Record<string, string> {
  return session === undefined ? {} : { "Coder-Session-Token": session.expose() };
}
