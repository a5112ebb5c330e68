import type { Listed } from "../api/answers";
import type { DeploymentUrl } from "../api/deployment";
import type { HttpAnswer } from "./answer/answer";
import type { Call } from "./request/call";

/** Where a value does not match a schema. */
export type Issue = { readonly path: readonly PropertyKey[] };

/** The part of a zod schema that is needed here. */
export type Schema<T> = {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
};

/** How endpoints send requests to a deployment; http.ts implements it. */
export interface Asking {
  readonly deployment: DeploymentUrl;
  /**
   * Sends a request and reads its JSON answer.
   * @param call `introduces`: this request asks what the deployment is.
   * @throws CoderError of any kind; Unreadable if the answer does not match the schema.
   */
  request<T>(call: Call & { readonly answer: Schema<T>; readonly introduces?: boolean }): Promise<T>;
  /**
   * Sends a request and reads a list that may be long, yielding to other work in between. `null` is an empty
   * list. Items that do not match the schema are returned separately.
   * @throws CoderError of any kind; Unreadable if it is not a list of items with IDs at all.
   */
  list<T>(call: Call & { readonly item: Schema<T> }): Promise<Listed<T>>;
  /**
   * Reads one page of a longer list like {@link list}: `{[of]: […], count}`.
   * @throws CoderError of any kind; Unreadable if it is not a page at all.
   */
  page<T>(
    call: Call & { readonly item: Schema<T>; readonly of: string },
  ): Promise<Listed<T> & { count: number }>;
  /**
   * Sends a request and returns the answer as it came, for a protocol that is not the API's own.
   * @param call `doneBy`: the statuses that are an answer; 202 is one without a body.
   * @throws CoderError of any kind.
   */
  pass(call: Call & { readonly doneBy: readonly number[] }): Promise<Pick<HttpAnswer, "header" | "body">>;
  /**
   * Sends a request whose answer merely confirms success.
   * @param call `doneBy`: the statuses that confirm it (304: nothing to change); any other 2xx is not
   * Coder's. Only 204 by default.
   * @throws CoderError of any kind.
   */
  send(call: Call & { readonly doneBy?: readonly number[] }): Promise<void>;
}
