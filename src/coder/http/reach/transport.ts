// VS Code gives extensions its proxy and system certificates by returning patched modules for exactly the
// names "http" and "https": the prefix "node:" would bypass them.
import type { ClientRequest, IncomingMessage, RequestOptions } from "http";
import http from "http";
import https from "https";
import type { Socket } from "net";
import type { ConnectionOptions } from "tls";
import type { DeploymentUrl } from "../../api/deployment";
import type { Connections } from "./connections";
import { holdUntilAccepted } from "./holdUntilAccepted";

/** PEM texts for one deployment. */
export type TlsOptions = {
  /** Every authority to trust: these replace Node's and the system's. */
  readonly ca?: string | readonly string[] | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly passphrase?: string | undefined;
  /**
   * The SHA-256 fingerprint (hexadecimal with colons) of a certificate that may fail its check, because the
   * person explicitly accepted it. With an empty string no such certificate is accepted, and the error
   * carries the fingerprint of the one that was presented.
   */
  readonly acceptedCertificate?: string | undefined;
};

/** Called before each request, so that changed files and a withdrawn confirmation take effect at once. */
export type AskForTls = () => Promise<TlsOptions>;

/* eslint-disable ours/readonly-types -- It is noted while it happens. */
/**
 * How far a request got, which decides whether it may have been carried out and whether it may be repeated.
 */
export type RequestProgress = {
  /** The connection was complete, TLS included, so the server may have read the request. */
  connected: boolean;
  /** It used a kept-alive connection, which the server may have closed at that very moment. */
  reusedConnection: boolean;
  /** There was a socket at all: before that, only our own input can be at fault. */
  hasSocket?: boolean;
  /** Both sides of a TLS connection had agreed on keys. */
  hasAgreedOnKeys?: boolean;
  /**
   * A proxy answered instead of the deployment: it did not open the tunnel, so nothing was sent beyond it.
   */
  answeredByProxy?: boolean;
  /** It was cancelled because an idle connection stayed silent. */
  wasSilent?: boolean;
};
/* eslint-enable ours/readonly-types */

/** The type that axios takes as `transport`. */
export type Transport = {
  readonly request: (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;
};

/**
 * Sends requests through Node's own agents, which keep connections alive and pool them by their TLS options.
 *
 * The TLS options go into each request and not into an agent of ours, because VS Code replaces the agent with
 * its own if a proxy may apply (`http.proxySupport` `override`, the default) and takes over only the CA: a
 * client certificate would be lost. Options of the request reach the connection through proxies too.
 * @param silenceMs how long an idle connection may stay silent; the deadline's time by default.
 */
export function openTransport(
  deployment: DeploymentUrl,
  tls: TlsOptions,
  progress: RequestProgress,
  connections: Connections,
  silenceMs?: number,
): Transport {
  return {
    request(options, onAnswer) {
      const onAnyAnswer = (answer: IncomingMessage): void => {
        progress.answeredByProxy = isOfProxy(deployment, answer);
        onAnswer(answer);
      };
      const request =
        deployment.scheme === "https"
          ? https.request(Object.assign(options, requestOptions(tls)), onAnyAnswer)
          : http.request(options, onAnyAnswer);
      request.once("socket", (socket) => {
        connections.watch(request, socket);
      });
      followRequest(request, deployment, tls, progress);
      request.once("socket", () => {
        if (request.reusedSocket && silenceMs !== undefined) giveUpOnSilence(request, silenceMs, progress);
      });
      return request;
    },
  };
}

/** The options that decide how a TLS connection is made. */
type TlsOfRequest = Pick<ConnectionOptions, "ca" | "cert" | "key" | "passphrase" | "rejectUnauthorized">;

/** Builds the options by which the connection of an https request is made and checked. */
export function requestOptions({ acceptedCertificate, ...texts }: TlsOptions): TlsOfRequest {
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  // Resumes no TLS session, so that the certificate is examined on each connection.
  const unchecked =
    acceptedCertificate === undefined ? {} : { rejectUnauthorized: false, session: undefined };
  return { ...(Object.fromEntries(given) as TlsOfRequest), ...unchecked };
}

/** Tracks how far a request gets, and holds it back from a certificate that is not accepted. */
export function followRequest(
  request: ClientRequest,
  { scheme }: DeploymentUrl,
  { acceptedCertificate }: TlsOptions,
  progress: RequestProgress,
): void {
  request.once("socket", (socket) => {
    progress.hasSocket = true;
    progress.reusedConnection = request.reusedSocket;
    if (acceptedCertificate !== undefined && scheme === "https")
      holdUntilAccepted(socket, acceptedCertificate);

    watchConnection(socket, scheme, progress);
  });
}

/** VS Code's agent passes on a proxy's answer instead of opening a tunnel, as if it were the deployment's. */
export function isOfProxy({ scheme }: DeploymentUrl, answer: IncomingMessage): boolean {
  return scheme === "https" && (answer.socket as { encrypted?: boolean }).encrypted !== true;
}

function giveUpOnSilence(request: ClientRequest, silenceMs: number, progress: RequestProgress): void {
  const timer = setTimeout(() => {
    progress.wasSilent = true;
    request.destroy(new Error("silent"));
  }, silenceMs);
  for (const event of ["response", "close"]) {
    request.once(event, () => {
      clearTimeout(timer);
    });
  }
}

function watchConnection(socket: Socket, scheme: "http" | "https", progress: RequestProgress): void {
  const handshaking = (socket as { secureConnecting?: boolean }).secureConnecting === true;
  if (!socket.connecting && !handshaking) {
    progress.connected = true;
    return;
  }
  // Nothing else tells how far a failed handshake got; we ignore the event's data.
  socket.once("keylog", () => {
    progress.hasAgreedOnKeys = true;
  });
  socket.once(scheme === "https" ? "secureConnect" : "connect", () => {
    progress.connected = true;
  });
}
