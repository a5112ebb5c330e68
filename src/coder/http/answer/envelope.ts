import type { ServerWords, Validation } from "../../errors/refusals";
import { type HttpAnswer, saysJson } from "./answer";
import type { Redactor } from "./redactor";

/** We read no more than this many complaints of a server. */
const mostValidations = 50;

/**
 * Parses the server's error body: `{message, detail?, validations?}` (coderd/httpapi, codersdk.Response);
 * nothing if it is something else.
 */
export function readEnvelope(
  answer: HttpAnswer,
  redactor: Redactor,
): (ServerWords & { validations: Validation[] }) | undefined {
  if (!saysJson(answer)) return undefined;

  let body: unknown;
  try {
    body = JSON.parse(answer.body);
  } catch {
    return undefined;
  }
  const text = (from: unknown, name: string): string | undefined => {
    const value: unknown =
      typeof from === "object" && from !== null ? (from as Record<string, unknown>)[name] : undefined;
    return typeof value === "string" ? redactor.hide(value) : undefined;
  };
  const serverMessage = text(body, "message");
  if (serverMessage === undefined) return undefined;

  const listed: unknown = (body as Record<string, unknown>)["validations"];
  const validations = (Array.isArray(listed) ? (listed as unknown[]) : [])
    .slice(0, mostValidations)
    .map((entry) => ({ field: text(entry, "field") ?? "", detail: text(entry, "detail") ?? "" }));
  const detail = text(body, "detail");
  return { serverMessage, detail: detail === "" ? undefined : detail, validations };
}
