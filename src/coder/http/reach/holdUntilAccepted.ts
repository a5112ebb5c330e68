import type { Socket } from "net";
import type { TLSSocket } from "tls";

/** Thrown when a certificate fails its check and is not the one that the person accepted all the same. */
export class CertificateNotAccepted extends Error {
  /** Node's or OpenSSL's code of what is wrong with it. */
  readonly code: string;
  /** SHA-256 of the certificate, hexadecimal with colons. */
  readonly fingerprint: string;

  constructor(code: string, fingerprint: string) {
    super("certificate not accepted");
    this.code = code;
    this.fingerprint = fingerprint;
  }
}

/**
 * Lets nothing of a request out before the certificate was looked at: one that fails its check must be the accepted
 * one. Node offers no check of its own for connections that go on after a failed one, so the request is held back here.
 * @param socket the connection, complete or not.
 * @param accepted the SHA-256 fingerprint of the accepted certificate; none fits the empty text.
 */
export function holdUntilAccepted(socket: Socket, accepted: string): void {
  // Of a request over https it is one, though VS Code's agent may have made it.
  const connection = socket as unknown as TLSSocket & { secureConnecting?: boolean };
  if (!connection.connecting && connection.secureConnecting !== true) {
    refuseUnlessAccepted(connection, accepted);
    return;
  }
  connection.cork();
  connection.once("secureConnect", () => {
    refuseUnlessAccepted(connection, accepted);
    if (!connection.destroyed) connection.uncork();
  });
}

function refuseUnlessAccepted(connection: TLSSocket, accepted: string): void {
  if (connection.authorized) return;
  const fingerprint = fingerprintOf(connection);
  if (fingerprint !== "" && fingerprint === accepted) return;
  // A text at run time, though the types say an error.
  const why = connection.authorizationError as unknown;
  connection.destroy(new CertificateNotAccepted(typeof why === "string" ? why : codeOf(why), fingerprint));
}

/** @returns the empty text when the server showed no certificate. */
function fingerprintOf(connection: TLSSocket): string {
  const { fingerprint256 } = connection.getPeerCertificate() as { fingerprint256?: string };
  return fingerprint256 ?? "";
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "CERT_UNTRUSTED";
}
