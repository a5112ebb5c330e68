import type { Socket } from "net";
import type { TLSSocket } from "tls";

/** Thrown when a certificate fails its check and is not the one that the person accepted anyway. */
export class CertificateNotAccepted extends Error {
  /** Node's or OpenSSL's code of the fault. */
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
 * Holds a request back until the certificate has been examined: one that fails its check must be the accepted
 * one. Node offers no hook of its own for connections that continue after a failed check, so we hold the
 * request back here.
 * @param socket the connection, established or not.
 * @param accepted the SHA-256 fingerprint of the accepted certificate; an empty string matches none.
 */
export function holdUntilAccepted(socket: Socket, accepted: string): void {
  // For an https request it is a TLS socket, though VS Code's agent may have created it.
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
  // A string at run time, although the types say an error.
  const why = connection.authorizationError as unknown;
  connection.destroy(new CertificateNotAccepted(typeof why === "string" ? why : codeOf(why), fingerprint));
}

/** @returns an empty string if the server presented no certificate. */
function fingerprintOf(connection: TLSSocket): string {
  const { fingerprint256 } = connection.getPeerCertificate() as { fingerprint256?: string };
  return fingerprint256 ?? "";
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "CERT_UNTRUSTED";
}
