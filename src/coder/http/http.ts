import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import type { Readable } from "stream";
import { setImmediate as nextTurn } from "timers/promises";
import type { Answer } from "./answer";
import { Connections } from "./connections";
import { Deadline } from "./deadline";
import {
  Cancelled,
  CoderError,
  Rejected,
  Unreachable,
  Unreadable,
  type CoderErrorKind,
} from "../errors/errors";
import { networkFault } from "../errors/networkFaults";
import { receive, type Arriving } from "./receive";
import { Redactor } from "./redactor";
import { askForHeaders, ownHeaders, type AdditionalHeaders } from "./requestHeaders";
import { joinPath, queryString, type Query } from "./requestPath";
import { openTransport, type AskForTls, type Progress } from "./transport";
import type { DeploymentUrl } from "../deploymentUrl";

/** What the log may know about a request: never its headers, its query or a body. */
export type RequestEvent = {
  method: string;
  path: string;
  status: number | undefined;
  ms: number;
  /** The server's `X-Coder-Request-Id`, by which its administrator finds the request in the server's log. */
  requestId: string | undefined;
  /** Bytes of the body after decompression. */
  bytes: number | undefined;
  /** How it failed, if it did. */
  failure: CoderErrorKind | undefined;
};

/** How to reach one deployment. */
export type TransportOptions = {
  userAgent?: string | undefined;
  /** For the whole exchange, in milliseconds. */
  timeoutMs?: number | undefined;
  /** The longest body that is accepted, in bytes after decompression. */
  maxBytes?: number | undefined;
  /** Authorities, client certificate and key. */
  tls?: AskForTls | undefined;
  /** Additional headers (of a header command). They never replace ours. */
  headers?: AdditionalHeaders | undefined;
  onRequest?: ((event: RequestEvent) => void) | undefined;
};

/** One request, relative to `/api/v2`. */
export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: readonly string[];
  query?: Query | undefined;
  /** The JSON text to send. */
  body?: string | undefined;
  /** Secrets inside the body, which no error text may repeat. */
  hide?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
};

type Issue = { path: readonly PropertyKey[] };

/** The part of a zod schema that is needed here. */
export type Schema<T> = {
  safeParse: (
    value: unknown,
  ) => { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
};

/**
 * Half a minute: servers answer even 10,000 tokens within a second, so this leaves time for slow networks and for a
 * machine that just woke up, and a person hardly waits longer.
 */
const defaultTimeoutMs = 30_000;

/** 10,000 tokens are 4.5 MB (seen on v2.35.1). */
const defaultMaxBytes = 16 * 1024 * 1024;

/** So many items of a list are checked in one turn: a few milliseconds, even on a slow machine. */
const itemsPerTurn = 100;

/** More paths of what is unreadable say no more. */
const mostIssues = 10;

/**
 * The one place that speaks HTTP with a deployment. The session goes into the header `Coder-Session-Token` of requests
 * to this deployment and nowhere else: no redirect is followed, no absolute address is accepted, no cookie is kept.
 * Every failure leaves as a {@link CoderError}.
 */
export class Http {
  readonly deployment: DeploymentUrl;
  readonly #session: string | undefined;
  readonly #options: TransportOptions;
  readonly #axios: AxiosInstance;
  readonly #connections = new Connections();
  readonly #disposed = new AbortController();

  constructor(deployment: DeploymentUrl, session: string | undefined, options: TransportOptions = {}) {
    this.deployment = deployment;
    this.#session = session;
    this.#options = options;
    this.#axios = axios.create({
      adapter: "http",
      allowAbsoluteUrls: false,
      baseURL: `${deployment.href}/api/v2`,
      maxRedirects: 0,
      // VS Code's own proxy settings work below this (see transport.ts); axios would add the environment's to them.
      proxy: false,
      responseType: "stream",
      transformRequest: [],
      transformResponse: [],
      validateStatus: null,
    });
  }

  /**
   * Sends a request and reads its JSON answer.
   *
   * @throws CoderError of any kind; {@link Unreadable} if the answer does not fit the schema
   */
  async request<T>(call: Call & { answer: Schema<T> }): Promise<T> {
    const redactor = this.#redactor(call);
    const parsed = call.answer.safeParse(this.#json(await this.#exchange(call, redactor)));
    if (parsed.success) {
      return parsed.data;
    }
    throw this.#unreadable(parsed.error.issues, redactor);
  }

  /**
   * Sends a request and reads a list that may be long, with turns for others in between. `null` is an empty list.
   *
   * @throws CoderError of any kind; {@link Unreadable} if an item does not fit the schema
   */
  async list<T>(call: Call & { item: Schema<T> }): Promise<T[]> {
    const redactor = this.#redactor(call);
    const answer = await this.#exchange(call, redactor);
    await this.#pause(call);
    const content = this.#json(answer) ?? [];
    if (!Array.isArray(content)) {
      throw this.#unreadable([{ path: [] }], redactor);
    }
    const items: T[] = [];
    const issues: Issue[] = [];
    for (const [index, value] of content.entries()) {
      if (index % itemsPerTurn === 0) {
        await this.#pause(call);
      }
      const parsed = call.item.safeParse(value);
      if (parsed.success) {
        items.push(parsed.data);
      } else {
        issues.push(...parsed.error.issues.map(({ path }) => ({ path: [index, ...path] })));
      }
      if (index - items.length >= mostIssues) {
        break;
      }
    }
    if (issues.length > 0) {
      throw this.#unreadable(issues, redactor);
    }
    return items;
  }

  /**
   * Sends a request whose answer says no more than that it was done: 204, or any JSON.
   *
   * @throws CoderError of any kind
   */
  async send(call: Call): Promise<void> {
    await this.#exchange(call, this.#redactor(call));
  }

  /** Cancels what is under way and refuses what comes later. */
  dispose(): void {
    this.#disposed.abort();
  }

  /** Lets others have their turn, and ends what was given up meanwhile. */
  async #pause({ signal }: Call): Promise<void> {
    await nextTurn();
    if (this.#disposed.signal.aborted || signal?.aborted === true) {
      throw new Cancelled(this.deployment, "maybe");
    }
  }

  #json({ body }: Answer): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw new Unreadable(this.deployment, ["(body)"]);
    }
  }

  #unreadable(issues: readonly Issue[], redactor: Redactor): Unreadable {
    const paths = issues.map(({ path }) => redactor.hide(path.map(String).join(".")) || "(body)");
    return new Unreadable(this.deployment, [...new Set(paths)].slice(0, mostIssues));
  }

  #redactor(call: Call): Redactor {
    return new Redactor([this.#session, this.#session?.split("-")[1], ...(call.hide ?? [])]);
  }

  async #exchange(call: Call, redactor: Redactor): Promise<Answer> {
    const path = joinPath(call.path);
    if (path === undefined) {
      throw new Rejected(this.deployment, 400, { serverMessage: "", detail: undefined });
    }
    const progress: Progress = { connected: false, reusedConnection: false };
    try {
      return await this.#attempt(call, path, redactor, progress);
    } catch (error) {
      // A server may close an idle connection just as it is used again. Reading twice does no harm, writing might.
      const stale = error instanceof Unreachable && (error.cause === "reset" || error.cause === "closed");
      if (stale && progress.reusedConnection && call.method === "GET") {
        return this.#attempt(call, path, redactor, { connected: false, reusedConnection: false });
      }
      throw error;
    }
  }

  async #attempt(call: Call, path: string, redactor: Redactor, progress: Progress): Promise<Answer> {
    const { timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes, onRequest } = this.#options;
    const deadline = new Deadline(timeoutMs, [call.signal, this.#disposed.signal]);
    const started = performance.now();
    let arriving: Arriving | undefined;
    let bytes: number | undefined;
    let failure: CoderErrorKind | undefined;
    try {
      arriving = await this.#ask(call, path, redactor, progress, deadline);
      const answer = await receive(this.deployment, arriving, maxBytes, redactor);
      bytes = answer.bytes;
      return answer;
    } catch (thrown) {
      const error = this.#turn(thrown, progress, deadline);
      if (error instanceof Unreachable) {
        this.#connections.drop();
      }
      failure = error.kind;
      throw error;
    } finally {
      deadline.clear();
      onRequest?.({
        method: call.method,
        path: redactor.hide(`/${path}`),
        status: arriving?.status,
        ms: Math.round(performance.now() - started),
        requestId: redactor.hide(arriving?.header("x-coder-request-id") ?? "") || undefined,
        bytes,
        failure,
      });
    }
  }

  /** Sends the request and waits for the head of the answer. */
  async #ask(
    call: Call,
    path: string,
    redactor: Redactor,
    progress: Progress,
    deadline: Deadline,
  ): Promise<Arriving> {
    const { userAgent = "coder-access", tls, headers } = this.#options;
    const tlsOptions = (await deadline.guard(async () => tls?.())) ?? {};
    const additional = await deadline.guard(() => askForHeaders(headers));
    redactor.learn(Object.values(additional));
    const response: AxiosResponse<Readable> = await this.#axios.request({
      method: call.method,
      url: path + queryString(call.query),
      headers: { ...additional, ...ownHeaders(this.#session, call.body, userAgent) },
      data: call.body,
      signal: deadline.signal,
      transport: openTransport(this.deployment, tlsOptions, progress, this.#connections),
    });
    if (progress.answeredByProxy === true) {
      response.data.on("error", () => undefined).destroy();
      throw new Unreachable(this.deployment, "proxy", { sent: "no" });
    }
    const header = (name: string): string | undefined => {
      const value: unknown = response.headers[name];
      return typeof value === "string" ? value : undefined;
    };
    return { status: response.status, header, body: response.data };
  }

  /** The border: what axios, Node or VS Code threw becomes an error of ours and goes no further. */
  #turn(thrown: unknown, progress: Progress, deadline: Deadline): CoderError {
    const sent = progress.connected ? "maybe" : "no";
    if (thrown instanceof CoderError) {
      return thrown;
    }
    switch (deadline.reached) {
      case "cancelled":
        return new Cancelled(this.deployment, sent);
      case "late":
        return new Unreachable(this.deployment, "timeout", { sent, timeoutMs: deadline.timeoutMs });
      case undefined:
        return networkFault(this.deployment, thrown, progress);
    }
  }
}
