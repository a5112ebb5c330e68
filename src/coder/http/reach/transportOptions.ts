import type { CoderErrorKind } from "../../errors/coderError";
import type { AskForTls } from "./transport";

/** Called before each request, for example for a gateway that wants its own credentials. */
export type AdditionalHeaders = () => Promise<Record<string, string>>;

/** What the log may contain about a request: never its headers, query or body. */
export type RequestEvent = {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly ms: number;
  /** The server's `X-Coder-Request-Id`, by which its administrator finds the request in the server's log. */
  readonly requestId: string | undefined;
  /** Bytes of the body after decompression. */
  readonly bytes: number | undefined;
  /** How it failed, if it did. `unauthorized` only if we believe that Coder said so. */
  readonly failure: CoderErrorKind | undefined;
};

/** The timeouts of WebSockets, in milliseconds. */
export type Patience = {
  /** After this much silence the connection counts as dead. Servers ping every 15 s. */
  readonly silenceMs: number;
  /** A terminal without output for this long is opened again. */
  readonly firstOutputMs: number;
  /** The wait before a broken stream is reopened; doubles with each attempt in a row. */
  readonly retryMs: number;
};

/** How to reach one deployment. */
export type TransportOptions = {
  readonly userAgent?: string | undefined;
  /** For the whole exchange including all repetitions, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** The limit of a body, in bytes after decompression. */
  readonly maxBytes?: number | undefined;
  /** Authorities, client certificate and key. */
  readonly tls?: AskForTls | undefined;
  /** Additional headers (from a header command). They never replace ours. */
  readonly headers?: AdditionalHeaders | undefined;
  /** The timeouts of WebSockets. */
  readonly patience?: Partial<Patience> | undefined;
  /** Called for each request. What it throws is ignored: the answer counts, whatever happens to the log. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
};

/** Reports a request, whatever happens to the log: the caller needs the answer, or the true error. */
export function tellRequest({ onRequest }: TransportOptions, event: RequestEvent): void {
  try {
    onRequest?.(event);
  } catch {
    // For example, a log that is closed already.
  }
}
