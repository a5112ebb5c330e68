import type { Query } from "./requestPath";

/** One request, relative to `/api/v2`. */
export type Call = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: readonly string[];
  readonly query?: Query | undefined;
  /** The JSON text to send. */
  readonly body?: string | undefined;
  /** Secrets inside the body, which no error text may repeat. */
  readonly hide?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
};
