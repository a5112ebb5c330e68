import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A field that the server refused. */
export interface Validation {
  field: string;
  detail: string;
}

/** The body of every refusal. */
export interface Problem {
  message: string;
  detail?: string;
  validations?: Validation[];
}

/** The detail of a 500 that means a missing permission. */
export const rbacForbidden = "unauthorized: rbac: forbidden";

/** The detail of a 500 that means the defect with IDs in allow lists. */
export const ambiguousColumn = 'pq: column reference "id" is ambiguous';

const forbiddenDetail =
  "You don't have permission to view this content. If you believe this is a mistake, please contact your administrator or try signing in with different credentials.";

/** Builds a JSON answer; like the real server's, it states its character set and ends with a line break. */
export function json(context: Context, body: unknown, status: ContentfulStatusCode = 200): Response {
  return context.body(`${JSON.stringify(body)}\n`, status, {
    "Content-Type": "application/json; charset=utf-8",
  });
}

/** Builds a refusal with its message. */
export function refuse(context: Context, status: ContentfulStatusCode, problem: Problem): Response {
  return json(context, problem, status);
}

/** Missing, or hidden from the caller: the same answer. */
export function notFound(context: Context): Response {
  return refuse(context, 404, { message: "Resource not found or you do not have access to this resource" });
}

/** A path that the server does not know. */
export function routeNotFound(context: Context): Response {
  return refuse(context, 404, { message: "Route not found." });
}

/** An explicit refusal, with the server's message or a more specific one. */
export function forbidden(context: Context, message = "Forbidden."): Response {
  return refuse(context, 403, { message, detail: forbiddenDetail });
}

/** A failure inside the server. */
export function internal(context: Context, message: string, detail: string): Response {
  return refuse(context, 500, { message, detail });
}

/** Success without content. */
export function noContent(context: Context): Response {
  return context.body(null, 204);
}
