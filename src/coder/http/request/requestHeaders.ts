import type { Secret } from "../../../core/token/secret";
import { NotPrepared } from "../../errors/notPrepared";
import { HeadersFailed } from "../reach/thrown";
import type { AdditionalHeaders } from "../reach/transportOptions";

/** Ours, or of the connection itself: a gateway's headers must not touch them. */
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
 * The additional headers without those that are ours.
 * @throws NotPrepared as it came; HeadersFailed for everything else, without the reason, which may quote a secret.
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

/** Our own headers. The session is sent in the header that every release knows (verified on v2.31.0 and v2.35.1). */
export function ownHeaders(
  session: Secret | undefined,
  body: string | undefined,
  userAgent: string,
): Record<string, string | false> {
  return {
    Accept: "application/json",
    "Accept-Encoding": "gzip",
    // Said aloud, since VS Code's agent would ask to close the connection after each request.
    Connection: "keep-alive",
    // False, since axios would call an empty body a form.
    "Content-Type": body === undefined ? false : "application/json",
    "User-Agent": userAgent,
    ...sessionHeader(session),
  };
}

/** The header that says whose request it is; none for a request of nobody. */
export function sessionHeader(session: Secret | undefined): Record<string, string> {
  return session === undefined ? {} : { "Coder-Session-Token": session.expose() };
}
