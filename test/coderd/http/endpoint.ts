import type { Context } from "hono";
import type { Deployment } from "../deployment";
import type { Caller } from "./caller";

/** One request on its way to an endpoint. */
export interface Call {
  readonly context: Context;
  readonly deployment: Deployment;
}

/** The same, with a valid key. */
export interface KeyedCall extends Call {
  readonly caller: Caller;
}

/** What an endpoint gives back. */
export type Answer = Response | Promise<Response>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One method on one path below `/api/v2`, open to everybody or only with a valid key. */
export type Endpoint = { readonly method: Method; readonly path: string } & (
  { readonly open: (call: Call) => Answer } | { readonly keyed: (call: KeyedCall) => Answer }
);

/** A path parameter, decoded; empty when the path has none of that name. */
export function parameter({ context }: Call, name: string): string {
  return context.req.param(name) ?? "";
}

/** Whether a query parameter is true, as Go reads booleans; anything else counts as false. */
export function flag({ context }: Call, name: string): boolean {
  return ["1", "t", "T", "true", "TRUE", "True"].includes(context.req.query(name) ?? "");
}

/** A query parameter as a whole number, or the fallback when it is absent or no number. */
export function integer({ context }: Call, name: string, fallback: number): number {
  const value = Number(context.req.query(name) ?? "");
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
