import type { CoderErrorKind } from "../../errors/coderError";
import type { AskForTls } from "./transport";

/** Asked for before each request, as for a gateway that wants its own proof. */
export type AdditionalHeaders = () => Promise<Record<string, string>>;

/** What the log may know about a request: never its headers, its query or a body. */
export type RequestEvent = {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly ms: number;
  /** The server's `X-Coder-Request-Id`, by which its administrator finds the request in the server's log. */
  readonly requestId: string | undefined;
  /** Bytes of the body after decompression. */
  readonly bytes: number | undefined;
  /** How it failed, if it did. `unauthorized` only when it is believed that Coder said so. */
  readonly failure: CoderErrorKind | undefined;
};

/** How long sockets wait, in milliseconds. */
export type Patience = {
  /** Nothing is heard for so long: the connection is dead. Servers ping every 15 s. */
  readonly silenceMs: number;
  /** A terminal shows nothing for so long: it is opened again. */
  readonly firstOutputMs: number;
  /** Before a broken stream is opened again; each time in a row twice as long. */
  readonly retryMs: number;
};

/** How to reach one deployment. */
export type TransportOptions = {
  readonly userAgent?: string | undefined;
  /** For the whole exchange with all that is repeated, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** The longest body that is accepted, in bytes after decompression. */
  readonly maxBytes?: number | undefined;
  /** Authorities, client certificate and key. */
  readonly tls?: AskForTls | undefined;
  /** Additional headers (of a header command). They never replace ours. */
  readonly headers?: AdditionalHeaders | undefined;
  /** How long sockets wait. */
  readonly patience?: Partial<Patience> | undefined;
  /** Is told of each request. What it throws reaches nobody: the answer counts whatever becomes of the log. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
};

/** Tells of a request, whatever becomes of the log: whoever asked needs the answer, or the true error. */
export function tellRequest({ onRequest }: TransportOptions, event: RequestEvent): void {
  try {
    onRequest?.(event);
  } catch {
    // Such as a log that is closed already.
  }
}
