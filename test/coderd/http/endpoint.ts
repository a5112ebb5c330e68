import type { Context } from "hono";
import type { Deployment } from "../deployment";
import type { Caller } from "./caller";

/** One request to an endpoint. */
export interface Call {
  readonly context: Context;
  readonly deployment: Deployment;
}

/** The same, with a valid key. */
export interface KeyedCall extends Call {
  readonly caller: Caller;
}

/** What an endpoint returns. */
export type Answer = Response | Promise<Response>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One method on one path below `/api/v2`, open to everybody or only with a valid key. */
export type Endpoint = { readonly method: Method; readonly path: string } & (
  { readonly open: (call: Call) => Answer } | { readonly keyed: (call: KeyedCall) => Answer }
);

/** Returns a path parameter, decoded; empty if the path has none with that name. */
export function parameter({ context }: Call, name: string): string {
  return context.req.param(name) ?? "";
}

/** Whether a query parameter is true, as Go parses booleans; anything else counts as false. */
export function flag({ context }: Call, name: string): boolean {
  return ["1", "t", "T", "true", "TRUE", "True"].includes(context.req.query(name) ?? "");
}

/** Returns a query parameter as an integer, or the fallback if it is absent or not a number. */
export function integer({ context }: Call, name: string, fallback: number): number {
  const value = Number(context.req.query(name) ?? "");
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
