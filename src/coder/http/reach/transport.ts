// VS Code gives extensions its proxy and system certificates by handing out changed modules for exactly the names
// "http" and "https": with the prefix "node:" they would be bypassed.
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
   * The SHA-256 fingerprint (hexadecimal with colons) of a certificate that may fail its check: the person's named yes.
   * With the empty text no such certificate is accepted, and the error names the one that was shown.
   */
  readonly acceptedCertificate?: string | undefined;
};

/** Asked for before each request, so that files which changed and a yes that was taken back count at once. */
export type AskForTls = () => Promise<TlsOptions>;

/* eslint-disable ours/readonly-types -- It is noted while it happens. */
/** How far a request got, which decides whether it can have been carried out and whether it may be sent again. */
export type RequestProgress = {
  /** The connection was complete, TLS included, so the request may have been read by the server. */
  connected: boolean;
  /** It went over a kept-alive connection, which the server may have closed at that very moment. */
  reusedConnection: boolean;
  /** There was a socket at all: before that only what we brought can be at fault. */
  hasSocket?: boolean;
  /** Both sides of a TLS connection had agreed on how to encrypt it. */
  hasAgreedOnKeys?: boolean;
  /** A proxy answered in the deployment's place: it did not open the tunnel, so nothing was sent any further. */
  answeredByProxy?: boolean;
  /** It was given up since a connection that had waited did not say a word. */
  wasSilent?: boolean;
};
/* eslint-enable ours/readonly-types */

/** What axios takes as `transport`. */
export type Transport = {
  readonly request: (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;
};

/**
 * The way requests go out: Node's own agents, which keep connections alive and pool them by their TLS options.
 *
 * The TLS options go into each request and not into an agent of ours, because VS Code replaces the agent by its own
 * where a proxy may apply (`http.proxySupport` `override`, the default) and takes nothing but the CA from ours: a
 * client certificate would be lost there. Options of the request reach the connection through proxies too.
 * @param silenceMs how long a connection that had waited may stay silent; as long as the deadline allows if not given.
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

/** What decides how a connection over TLS is made. */
type TlsOfRequest = Pick<ConnectionOptions, "ca" | "cert" | "key" | "passphrase" | "rejectUnauthorized">;

/** The options of a request over https by which its connection is made and checked. */
export function requestOptions({ acceptedCertificate, ...texts }: TlsOptions): TlsOfRequest {
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  // No session is resumed: the certificate is looked at anew on each connection.
  const unchecked =
    acceptedCertificate === undefined ? {} : { rejectUnauthorized: false, session: undefined };
  return { ...(Object.fromEntries(given) as TlsOfRequest), ...unchecked };
}

/** Follows how far a request comes, and lets nothing of it out to a certificate that is not accepted. */
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

/** VS Code's agent hands on what a proxy says instead of opening a tunnel, as if the deployment had said it. */
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
  // Nothing else tells how far a handshake came that failed; what the event brings is not looked at.
  socket.once("keylog", () => {
    progress.hasAgreedOnKeys = true;
  });
  socket.once(scheme === "https" ? "secureConnect" : "connect", () => {
    progress.connected = true;
  });
}
