import type { Secret } from "../../../core/token/secret";
import type { Query } from "./requestPath";

/** One request, relative to `/api/v2`. */
export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: readonly string[];
  query?: Query | undefined;
  /** The JSON text to send. */
  body?: string | undefined;
  /** Secrets inside the body, which no error text may repeat. */
  hide?: readonly Secret[] | undefined;
  signal?: AbortSignal | undefined;
};
