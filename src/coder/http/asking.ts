import type { Listed } from "../api/answers";
import type { DeploymentUrl } from "../api/deployment";
import type { Call } from "./request/call";

/** Where a value does not fit a schema. */
export type Issue = { readonly path: readonly PropertyKey[] };

/** The part of a zod schema that is needed here. */
export type Schema<T> = {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
};

/** What an endpoint asks a deployment with; http.ts is the one that does it. */
export interface Asking {
  readonly deployment: DeploymentUrl;
  /**
   * Sends a request and reads its JSON answer.
   * @param call `introduces`: it is the question who the deployment is.
   * @throws CoderError of any kind; Unreadable if the answer does not fit the schema.
   */
  request<T>(call: Call & { readonly answer: Schema<T>; readonly introduces?: boolean }): Promise<T>;
  /**
   * Sends a request and reads a list that may be long, with turns for others in between. `null` is an empty list. Items
   * that do not fit the schema are told apart from the rest.
   * @throws CoderError of any kind; Unreadable if it is no list of things with ids at all.
   */
  list<T>(call: Call & { readonly item: Schema<T> }): Promise<Listed<T>>;
  /**
   * Reads one page of a longer list as {@link list} does: `{[of]: […], count}`.
   * @throws CoderError of any kind; Unreadable if it is no page at all.
   */
  page<T>(
    call: Call & { readonly item: Schema<T>; readonly of: string },
  ): Promise<Listed<T> & { count: number }>;
  /**
   * Sends a request whose answer says no more than that it was done.
   * @param call `doneBy`: the statuses that say so (304: it was so before); any other 2xx is not Coder's. 204 alone if not given.
   * @throws CoderError of any kind.
   */
  send(call: Call & { readonly doneBy?: readonly number[] }): Promise<void>;
}
