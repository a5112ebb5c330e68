import type { DeploymentUrl } from "../../api/deployment";
import { TooLarge, Unreadable } from "../../errors/badAnswers";
import type { CoderError } from "../../errors/coderError";
import { NotPrepared } from "../../errors/notPrepared";
import { Unreachable, type UnreachableCause } from "../../errors/unreachable";
import { CertificateNotAccepted } from "./holdUntilAccepted";
import { BodyTooLong, HeadersFailed } from "./thrown";
import type { RequestProgress } from "./transport";

/**
 * Turns what Node, OpenSSL, a proxy agent or axios threw into an error of the client. Examines only codes and
 * fixed words of the message, and keeps nothing of the thrown object.
 */
export function networkFault(
  deployment: DeploymentUrl,
  thrown: unknown,
  progress: RequestProgress,
): CoderError {
  if (thrown instanceof BodyTooLong) return new TooLarge(deployment, thrown.limitBytes);

  if (thrown instanceof NotPrepared)
    return new Unreachable(deployment, "notPrepared", { sent: "no", explained: thrown });

  const { code, message } = codeAndMessage(thrown);
  if (code !== undefined && /^Z_|^ERR__?ZLIB|BROTLI|ZSTD/.test(code))
    return new Unreadable(deployment, ["(compressed body)"]);

  const cause = thrown instanceof HeadersFailed ? "headers" : causeOf(code, message, deployment, progress);
  const sent = progress.connected && !beforeRequest.has(cause) ? "maybe" : "no";
  return new Unreachable(deployment, cause, {
    sent,
    code: code === undefined ? undefined : code.slice(0, 80),
    certificate: errorsOf(thrown).find((error) => error instanceof CertificateNotAccepted)?.fingerprint,
  });
}

/** With these, the server did not read the request even if the connection seemed complete. */
const beforeRequest = new Set<UnreachableCause>([
  "dns",
  "refused",
  "headers",
  "selfSigned",
  "untrusted",
  "expired",
  "wrongHost",
  "incompleteChain",
  "clientCertificate",
  "certificateFile",
  "noCommonTls",
]);

function codeAndMessage(thrown: unknown): { code: string | undefined; message: string } {
  let message = "";
  let code: string | undefined;
  for (const error of errorsOf(thrown)) {
    const found: unknown = (error as { code?: unknown }).code;
    if (code === undefined || code === "EPROTO" || code.startsWith("ERR_BAD_"))
      code = typeof found === "string" ? found : code;

    message += ` ${error.message}`;
  }
  return { code, message };
}

/**
 * Returns an error with its causes. Names with several addresses yield one error per address; and libraries
 * wrap errors in their own.
 */
function errorsOf(thrown: unknown): Error[] {
  const pending: unknown[] = [thrown];
  for (let looked = 0; looked < Math.min(pending.length, 10); looked += 1) {
    const error = pending[looked];
    if (error instanceof Error)
      pending.push(error.cause, ...(error instanceof AggregateError ? (error.errors as unknown[]) : []));
  }
  return pending.slice(0, 10).filter((error) => error instanceof Error);
}

const causesByCode: Readonly<Record<string, UnreachableCause>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  EAI_NONAME: "dns",
  ECONNREFUSED: "refused",
  ETIMEDOUT: "timeout",
  ESOCKETTIMEDOUT: "timeout",
  ENETUNREACH: "offline",
  EHOSTUNREACH: "offline",
  ENETDOWN: "offline",
  EHOSTDOWN: "offline",
  EADDRNOTAVAIL: "offline",
  ENONET: "offline",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ERR_STREAM_PREMATURE_CLOSE: "closed",
  ERR_INVALID_CHAR: "headers",
  ERR_INVALID_HTTP_TOKEN: "headers",
  DEPTH_ZERO_SELF_SIGNED_CERT: "selfSigned",
  SELF_SIGNED_CERT_IN_CHAIN: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "untrusted",
  CERT_UNTRUSTED: "untrusted",
  CERT_REJECTED: "untrusted",
  CERT_REVOKED: "untrusted",
  CERT_SIGNATURE_FAILURE: "untrusted",
  INVALID_CA: "untrusted",
  INVALID_PURPOSE: "untrusted",
  PATH_LENGTH_EXCEEDED: "untrusted",
  // OpenSSL reports this if the server sent only its own certificate and we do not know its issuer.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "incompleteChain",
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "wrongHost",
  HOSTNAME_MISMATCH: "wrongHost",
  EE_KEY_TOO_SMALL: "noCommonTls",
  CA_KEY_TOO_SMALL: "noCommonTls",
  CA_MD_TOO_WEAK: "noCommonTls",
};

function causeOf(
  code: string | undefined,
  message: string,
  deployment: DeploymentUrl,
  progress: RequestProgress,
): UnreachableCause {
  if (code === "ECONNRESET" && /socket hang up|\baborted\b/.test(message)) return "closed";

  const known = code === undefined ? undefined : causesByCode[code];
  if (known !== undefined) return known;

  if (code?.startsWith("HPE_") === true) {
    // The answer to a plain HTTP request was not HTTP: usually the alert of a TLS server.
    return deployment.scheme === "http" ? "notTls" : "closed";
  }
  // VS Code's agent hides a proxy's error behind a sentence that names the proxies.
  if (/\bprox(?:y|ies)\b|tunneling socket/i.test(message)) return "proxy";

  return tlsCauseOf(`${code ?? ""} ${message}`.toLowerCase(), progress) ?? "closed";
}

/**
 * OpenSSL's numbers of the alerts with which a server complains about our certificate, or about a missing one
 * (RFC 8446, 6.2).
 */
const aboutCertificates = /alert[ _]number[ _](?:42|43|44|45|46|48|49|116)\b/;

function tlsCauseOf(
  text: string,
  { hasAgreedOnKeys, hasSocket }: RequestProgress,
): UnreachableCause | undefined {
  if (
    /osslpem|err_ossl|pem_read|no[ _]start[ _]line|bad[ _]decrypt|key[ _]values[ _]mismatch|mac[ _]verify|unsupported.*pkcs/.test(
      text,
    )
  )
    return "certificateFile";

  const isTls = /err_ssl|eproto|ssl routines|\balert\b/.test(text);
  if (isTls && hasSocket !== true) {
    // Our own certificate or key was rejected before there was a connection.
    return "certificateFile";
  }
  if (
    /alert[ _](?:certificate|bad[ _]certificate|unknown[ _]ca|unsupported[ _]certificate|access)/.test(
      text,
    ) ||
    aboutCertificates.test(text)
  )
    return "clientCertificate";

  if (/alert[ _]number[ _]40\b|handshake[ _]failure/.test(text)) {
    // Servers up to TLS 1.2 send the same alert if no parameters could be agreed and, later, if no
    // certificate was sent.
    return hasAgreedOnKeys === true ? "clientCertificate" : "noCommonTls";
  }
  if (
    /wrong[ _]version[ _]number|packet[ _]length|record[ _]too|unknown[ _]protocol|http[ _]request/.test(text)
  )
    return "notTls";

  return isTls ? "noCommonTls" : undefined;
}
