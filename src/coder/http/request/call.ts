import type { Secret } from "../../../core/token/secret";
import type { Query } from "./requestPath";

/** One request, with a path relative to `/api/v2`. */
export type Call = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: readonly string[];
  readonly query?: Query | undefined;
  /** The JSON text to send. */
  readonly body?: string | undefined;
  /** Secrets inside the body, which no error text may repeat. */
  readonly hide?: readonly Secret[] | undefined;
  readonly signal?: AbortSignal | undefined;
};
