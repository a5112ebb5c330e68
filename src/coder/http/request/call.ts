import type { Secret } from "../../../core/token/secret";
import type { Query } from "./requestPath";

/** One request, with a path relative to `/api/v2`, or to another room below `/api`. */
export type Call = {
  /** `v2` if omitted. */
  readonly room?: "v2" | "experimental" | undefined;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: readonly string[];
  readonly query?: Query | undefined;
  /** The JSON text to send. */
  readonly body?: string | undefined;
  /** Secrets inside the body, which no error text may repeat. */
  readonly hide?: readonly Secret[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Headers besides those of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** For a request whose answer has to wait for other people's work, in ms. */
  readonly timeoutMs?: number | undefined;
};
