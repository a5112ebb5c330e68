import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import type { Readable } from "stream";
import type { Secret } from "../../../core/token/secret";
import type { DeploymentUrl } from "../../api/deployment";
import type { CoderError, CoderErrorKind } from "../../errors/coderError";
import { isOfKind } from "../../errors/isOfKind";
import { type HttpAnswer, isMarked } from "../answer/answer";
import { type Arriving, receive } from "../answer/receive";
import type { Redactor } from "../answer/redactor";
import type { DeploymentMemory } from "../memory/deploymentMemory";
import { openTransport, type RequestProgress } from "../reach/transport";
import { tellRequest, type TransportOptions } from "../reach/transportOptions";
import type { Call } from "./call";
import type { Deadline } from "./deadline";
import { endOf } from "./endOf";
import { askForHeaders, ownHeaders } from "./requestHeaders";
import { queryString } from "./requestPath";

/** One request to send. */
export type Sending = Pick<Call, "method" | "query" | "body" | "room" | "headers"> & {
  /** Below its room. */
  readonly path: string;
  readonly session: Secret | undefined;
  readonly redactor: Redactor;
  /** The limit of the answer's body, in bytes after decompression. */
  readonly maxBytes: number;
};

/** An answer, and how to log what we made of it. */
export type Replied = {
  readonly answer: HttpAnswer;
  readonly note: (failure: CoderErrorKind | undefined) => void;
};

/** An idle connection may be dead without a sign: a read waits this long, in ms, and then takes a new one. */
const longestSilence = 5000;

/**
 * Sends requests. The session goes into the header `Coder-Session-Token` of requests to this deployment and
 * nowhere else: we follow no redirects, accept no absolute addresses and keep no cookies.
 */
export class Sender {
  readonly #deployment: DeploymentUrl;
  readonly #options: TransportOptions;
  readonly #memory: DeploymentMemory;
  readonly #axios: AxiosInstance;

  constructor(deployment: DeploymentUrl, options: TransportOptions, memory: DeploymentMemory) {
    this.#deployment = deployment;
    this.#options = options;
    this.#memory = memory;
    this.#axios = axios.create({
      adapter: "http",
      allowAbsoluteUrls: false,
      baseURL: `${deployment.href}/api`,
      maxRedirects: 0,
      // VS Code's own proxy settings apply below this (see transport.ts); axios would add the environment's
      // to them.
      proxy: false,
      responseType: "stream",
      transformRequest: [],
      transformResponse: [],
      validateStatus: null,
    });
  }

  /**
   * Sends a request and returns the answer, whoever gave it. Repeats a read if the idle connection that it
   * used turned out to be dead. Never repeats a write, which therefore gets a new connection at once.
   * @throws CoderError if no complete answer arrived.
   */
  async send(sending: Sending, deadline: Deadline): Promise<Replied> {
    const isRead = sending.method === "GET";
    if (!isRead) await this.#memory.connections.drop();

    const progress: RequestProgress = { connected: false, reusedConnection: false };
    const silenceMs = isRead ? Math.min(longestSilence, deadline.timeoutMs / 3) : undefined;
    try {
      return await this.#attempt(sending, deadline, progress, silenceMs);
    } catch (error) {
      const isDead =
        progress.wasSilent === true ||
        (isOfKind(error, "unreachable") && (error.cause === "reset" || error.cause === "closed"));
      if (isRead && isDead && progress.reusedConnection && deadline.reached === undefined)
        return this.#attempt(sending, deadline, { connected: false, reusedConnection: false });

      throw error;
    }
  }

  async #attempt(
    sending: Sending,
    deadline: Deadline,
    progress: RequestProgress,
    silenceMs?: number,
  ): Promise<Replied> {
    const started = performance.now();
    let arriving: Arriving | undefined;
    const note = (failure: CoderErrorKind | undefined, bytes?: number): void => {
      tellRequest(this.#options, {
        method: sending.method,
        path: sending.redactor.hide(`/${sending.path}`),
        status: arriving?.status,
        ms: Math.round(performance.now() - started),
        requestId: sending.redactor.hide(arriving?.header("x-coder-request-id") ?? "") || undefined,
        bytes,
        failure,
      });
    };
    try {
      arriving = await this.#ask(sending, deadline, progress, silenceMs);
      const answer = await receive(arriving, sending.maxBytes);
      return {
        answer,
        note: (failure) => {
          note(failure, answer.bytes);
        },
      };
    } catch (thrown) {
      const error = await this.#turn(thrown, progress, deadline);
      if (isOfKind(error, "unreachable")) await this.#memory.connections.drop();

      note(error.kind);
      throw error;
    }
  }

  /** Most requests that end early were given up: only others need what tells failures apart. */
  async #turn(thrown: unknown, progress: RequestProgress, deadline: Deadline): Promise<CoderError> {
    const end = endOf(this.#deployment, thrown, progress, deadline);
    if (end !== undefined) return end;

    const { faultOf } = await import("./failures");
    return faultOf(this.#deployment, thrown, progress, deadline);
  }

  /** Sends the request and waits for the head of the answer. */
  async #ask(
    { method, room = "v2", path, query, body, headers: own, session, redactor }: Sending,
    deadline: Deadline,
    progress: RequestProgress,
    silenceMs: number | undefined,
  ): Promise<Arriving> {
    const { userAgent = "coder-access", tls, headers } = this.#options;
    const tlsOptions = (await deadline.guard(async () => tls?.())) ?? {};
    const additional = await deadline.guard(() => askForHeaders(headers));
    redactor.learn(Object.values(additional));
    const sentAt = Date.now();
    const response: AxiosResponse<Readable> = await this.#axios.request({
      method,
      url: `${room}/${path}${queryString(query)}`,
      headers: { ...additional, ...ownHeaders(session, body, userAgent), ...own },
      data: body,
      signal: deadline.signal,
      transport: openTransport(this.#deployment, tlsOptions, progress, this.#memory.connections, silenceMs),
    });
    if (progress.answeredByProxy === true) {
      response.data.on("error", () => undefined).destroy();
      const { Unreachable } = await import("./failures");
      throw new Unreachable(this.#deployment, "proxy", { sent: "no" });
    }
    const header = (name: string): string | undefined => {
      const value: unknown = response.headers[name];
      return typeof value === "string" ? value : undefined;
    };
    // The `Date` of a cached answer is the time at which it was created.
    if (isMarked({ header }) && header("age") === undefined)
      this.#memory.clock.learn(header("date"), sentAt, Date.now());

    return { status: response.status, header, body: response.data };
  }
}
