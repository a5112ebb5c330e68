import type { IncomingMessage } from "http";
import { type ClientOptions, WebSocket } from "ws";
import type { DeploymentUrl } from "../../api/deployment";
import { NotCoder } from "../../errors/badAnswers";
import { Unreachable } from "../../errors/unreachable";
import type { Arriving } from "../answer/receive";
import {
  followRequest,
  isOfProxy,
  requestOptions,
  type RequestProgress,
  type TlsOptions,
} from "../reach/transport";

/**
 * After our own close frame, the connection ends after this many ms, whether the other side answers or not.
 */
const closeTimeoutMs = 2000;

/** How a handshake ended: with a socket, which is paused, or with a different answer. */
export type Shaken = { readonly header: Arriving["header"] } & (
  | { readonly socket: WebSocket; readonly refused?: undefined }
  | { readonly socket?: undefined; readonly refused: Arriving }
);

/** A handshake to make. */
export type Handshake = {
  readonly deployment: DeploymentUrl;
  /** Below the deployment's address, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsOptions;
  /** The limit of a message, in bytes. */
  readonly maxBytes: number;
};

/**
 * Requests a WebSocket the way Node makes any request (see transport.ts): follows no redirect, sends no
 * `Origin` (the server refuses a foreign one, including `vscode-webview:`; seen on v2.35.1), and compresses
 * nothing (the server offers no compression).
 * @param progress is updated as the handshake proceeds.
 * @param signal ends it.
 * @throws whatever the library, Node or VS Code throws.
 */
export function shakeHands(
  handshake: Handshake,
  progress: RequestProgress,
  signal: AbortSignal,
): Promise<Shaken> {
  const { deployment, path, headers, tls, maxBytes } = handshake;
  return new Promise((resolve, reject) => {
    const options: ClientOptions & { closeTimeout: number } = {
      ...(deployment.scheme === "https" ? requestOptions(tls) : {}),
      headers,
      followRedirects: false,
      perMessageDeflate: false,
      maxPayload: maxBytes,
      closeTimeout: closeTimeoutMs,
      finishRequest: (request) => {
        followRequest(request, deployment, tls, progress);
        request.end();
      },
    };
    const websocket = new WebSocket(`${deployment.href.replace(/^http/, "ws")}${path}`, options);
    const giveUp = (): void => {
      websocket.terminate();
    };
    signal.addEventListener("abort", giveUp, { once: true });
    let header: Arriving["header"] = () => undefined;
    websocket.once("upgrade", (answer) => {
      header = headerOf(answer);
    });
    websocket.once("open", () => {
      signal.removeEventListener("abort", giveUp);
      websocket.pause();
      resolve({ socket: websocket, header });
    });
    websocket.once("unexpected-response", (_request, answer) => {
      if (isOfProxy(deployment, answer)) {
        progress.answeredByProxy = true;
        reject(new Unreachable(deployment, "proxy", { sent: "no" }));
        answer.on("error", () => undefined).destroy();
        giveUp();
        return;
      }
      header = headerOf(answer);
      resolve({ header, refused: { status: answer.statusCode ?? 0, header, body: answer } });
    });
    // The listener stays, because an error without one would end the process.
    websocket.on("error", (error) => {
      reject(
        /^Invalid (?:Upgrade|Sec-WebSocket)|^Server sent (?:an invalid|a) subprotocol/.test(error.message)
          ? new NotCoder(deployment, 101, { why: "between" })
          : error,
      );
    });
  });
}

function headerOf({ headers }: IncomingMessage): Arriving["header"] {
  return (name) => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
}
