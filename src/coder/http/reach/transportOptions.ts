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
  /** Is told of each request. What it throws reaches nobody: the answer counts whatever becomes of the log. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
};
