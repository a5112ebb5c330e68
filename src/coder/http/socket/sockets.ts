import { setMaxListeners } from "events";
import type { Secret } from "../../../core/token/secret";
import type { DeploymentUrl } from "../../api/deployment";
import type { CoderErrorKind } from "../../errors/coderError";
import { Rejected } from "../../errors/refusals";
import { versionIn } from "../answer/answer";
import { type Arriving, receive } from "../answer/receive";
import { Redactor } from "../answer/redactor";
import { memoryOf } from "../memory/deploymentMemory";
import type { RequestProgress } from "../reach/transport";
import { type Patience, tellRequest, type TransportOptions } from "../reach/transportOptions";
import type { Call } from "../request/call";
import { Deadline } from "../request/deadline";
import { faultOf } from "../request/faultOf";
import { askForHeaders, sessionHeader } from "../request/requestHeaders";
import { joinPath, queryString } from "../request/requestPath";
import { shakeHands } from "./handshake";
import { LiveSocket } from "./liveSocket";
import { refusedHandshake } from "./refusedHandshake";

/** The body of a refusal is short; we read nothing else of an answer that is not a socket. */
const longestRefusal = 64 * 1024;

/** As for a request: see exchange.ts. */
const defaultTimeoutMs = 30_000;

const defaultPatience: Patience = { silenceMs: 45_000, firstOutputMs: 10_000, retryMs: 500 };

/**
 * The headers of the handshake itself, and `Origin`, by which a server recognises foreign pages: no
 * additional header may be one of them.
 */
const reserved = /^(?:origin|upgrade|sec-websocket-.*)$/i;

/** One socket to open, with a path relative to `/api/v2`. */
export type SocketCall = Pick<Call, "path" | "query" | "signal"> & {
  /** The limit of a message, in bytes. */
  readonly maxBytes: number;
};

/**
 * The one place that opens sockets to a deployment. The session goes into the header of the handshake, to the
 * deployment's own address, and nowhere else. Every failure leaves it as a CoderError.
 */
export class Sockets {
  readonly deployment: DeploymentUrl;
  readonly patience: Patience;
  readonly #session: Secret | undefined;
  readonly #options: TransportOptions;
  readonly #disposed = new AbortController();

  constructor(deployment: DeploymentUrl, session: Secret | undefined, options: TransportOptions = {}) {
    this.deployment = deployment;
    this.#session = session;
    this.#options = options;
    this.patience = { ...defaultPatience, ...options.patience };
    // Each open socket listens to it: more than ten are no leak.
    setMaxListeners(0, this.#disposed.signal);
  }

  /** Ends every socket, and refuses later ones. */
  dispose(): void {
    this.#disposed.abort();
  }

  /** Masks secrets in a server's text, and limits it to one line of 500 characters. */
  hide(text: string): string {
    return this.#redactor().hide(text);
  }

  /**
   * Opens a socket, within the time limit of a request.
   * @returns the socket, which is paused.
   * @throws CoderError, the same as for a request with that answer; also NotCoder if something on the way
   * does not support WebSockets, AgentNotConnected from a terminal.
   */
  async open(call: SocketCall): Promise<LiveSocket> {
    const joined = joinPath(call.path);
    if (joined === undefined)
      throw new Rejected(this.deployment, 400, { serverMessage: "", detail: undefined });

    const { timeoutMs = defaultTimeoutMs } = this.#options;
    const deadline = new Deadline(timeoutMs, [call.signal, this.#disposed.signal]);
    try {
      return await this.#open(call, joined, deadline);
    } finally {
      deadline.clear();
    }
  }

  async #open(call: SocketCall, path: string, deadline: Deadline): Promise<LiveSocket> {
    const { deployment } = this;
    const redactor = this.#redactor();
    const progress: RequestProgress = { connected: false, reusedConnection: false };
    const started = performance.now();
    let arriving: Pick<Arriving, "status" | "header"> | undefined;
    const note = (failure: CoderErrorKind | undefined): void => {
      tellRequest(this.#options, {
        method: "GET",
        path: redactor.hide(`/${path}`),
        status: arriving?.status,
        ms: Math.round(performance.now() - started),
        requestId: redactor.hide(arriving?.header("x-coder-request-id") ?? "") || undefined,
        bytes: undefined,
        failure,
      });
    };
    try {
      const { userAgent = "coder-access", tls, headers } = this.#options;
      const tlsOptions = (await deadline.guard(async () => tls?.())) ?? {};
      const additional = await deadline.guard(() => askForHeaders(headers));
      redactor.learn(Object.values(additional));
      const handshake = {
        deployment,
        path: `/api/v2/${path}${queryString(call.query)}`,
        headers: {
          ...Object.fromEntries(Object.entries(additional).filter(([name]) => !reserved.test(name.trim()))),
          "User-Agent": userAgent,
          ...sessionHeader(this.#session),
        },
        tls: tlsOptions,
        maxBytes: call.maxBytes,
      };
      const { socket, refused, header } = await shakeHands(handshake, progress, deadline.signal);
      arriving = refused ?? { status: 101, header };
      const memory = memoryOf(deployment);
      const version = versionIn({ header });
      if (version !== undefined) memory.facts.note(version);

      if (refused !== undefined) {
        throw refusedHandshake(
          await receive(refused, longestRefusal),
          { deployment, path, isWrite: false, doneBy: undefined, redactor, now: memory.clock.now() },
          memory.stripsHeader,
        );
      }
      note(undefined);
      return new LiveSocket(socket, {
        deployment,
        maxBytes: call.maxBytes,
        silenceMs: this.patience.silenceMs,
        hide: (text) => redactor.hide(text),
        signals: [call.signal, this.#disposed.signal],
      });
    } catch (thrown) {
      const error = faultOf(deployment, thrown, progress, deadline);
      note(error.kind);
      throw error;
    }
  }

  #redactor(): Redactor {
    return new Redactor(this.#session);
  }
}
