import {
  KnownDefect,
  NotCoder,
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  ServerFault,
  Unauthorized,
  Unreachable,
  type CoderError,
  type RedirectTarget,
  type ServerWords,
  type UnauthorizedReason,
  type Validation,
} from "../errors/errors";
import type { DeploymentUrl } from "../deploymentUrl";
import type { Redactor } from "./redactor";

/** A complete answer of the server, or of what stands in its place. */
export type Answer = {
  status: number;
  contentType: string;
  retryAfter: string | undefined;
  body: string;
};

/** RFC 6585: a captive portal that is honest. */
const networkAuthenticationRequired = 511;

/** Whether the answer says that it is JSON, as every answer of the API does. */
export function saysJson({ contentType }: Pick<Answer, "contentType">): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType);
}

/**
 * Turns a redirect into an error; none is ever followed, since the session must reach no other address.
 *
 * @param location the header as it came: absolute, relative, `//host` or with backslashes
 */
export function redirectError(
  deployment: DeploymentUrl,
  status: number,
  location: string | undefined,
  redactor: Redactor,
): NotCoder {
  return new NotCoder(deployment, status, redirectTarget(deployment, location, redactor));
}

function redirectTarget(
  deployment: DeploymentUrl,
  location: string | undefined,
  redactor: Redactor,
): RedirectTarget {
  try {
    const url = new URL(location ?? "", location === undefined ? undefined : `${deployment.href}/api/v2/`);
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      return { host: "", address: "" };
    }
    return { host: redactor.hide(url.host), address: redactor.hide(`${url.origin}${url.pathname}`) };
  } catch {
    return { host: "", address: "" };
  }
}

/** Turns an answer whose status is not 2xx (nor a redirect) into an error. */
export function refusal(deployment: DeploymentUrl, answer: Answer, redactor: Redactor): CoderError {
  const { status } = answer;
  const envelope = readEnvelope(answer, redactor);
  const words: ServerWords = envelope ?? { serverMessage: "", detail: undefined };
  if (status === 429) {
    return new RateLimited(deployment, retryAfterSeconds(answer.retryAfter));
  }
  if (status === 405) {
    return new RouteMissing(deployment, status);
  }
  if (status === 407) {
    return new Unreachable(deployment, "proxy", { sent: "no" });
  }
  if (status >= 500 && status !== networkAuthenticationRequired) {
    return serverFault(deployment, status, words);
  }
  if (envelope === undefined) {
    return strangeAnswer(deployment, answer);
  }
  if (status === 401) {
    return new Unauthorized(deployment, unauthorizedReason(words), words.detail);
  }
  if (status === 404 && words.serverMessage === "Route not found.") {
    return new RouteMissing(deployment, status);
  }
  if (status === 404 || status === 403) {
    return new NotFoundOrForbidden(deployment, status, words);
  }
  return new Rejected(deployment, status, words, envelope.validations);
}

function serverFault(deployment: DeploymentUrl, status: number, words: ServerWords): CoderError {
  const said = `${words.serverMessage} ${words.detail ?? ""}`;
  if (said.includes("rbac: forbidden")) {
    return new NotFoundOrForbidden(deployment, status, words);
  }
  if (said.includes('column reference "id" is ambiguous')) {
    return new KnownDefect(deployment, words.detail);
  }
  return new ServerFault(deployment, status, words);
}

/** A 4xx without Coder's envelope: web servers complain about the wrong protocol with a page of their own. */
function strangeAnswer(deployment: DeploymentUrl, { status, body }: Answer): CoderError {
  if (status === 400 && /HTTP request (?:was sent )?to (?:an )?HTTPS (?:server|port)/i.test(body)) {
    return new Unreachable(deployment, "notTls", { sent: "no" });
  }
  if (status === 400 && /SSL certificate/i.test(body)) {
    return new Unreachable(deployment, "clientCertificate", { sent: "no" });
  }
  return new NotCoder(deployment, status);
}

function unauthorizedReason({ serverMessage, detail = "" }: ServerWords): UnauthorizedReason {
  const said = `${serverMessage} ${detail}`;
  if (/incorrect email or password/i.test(said)) {
    return "password";
  }
  if (/not active|suspended/i.test(said)) {
    return "suspended";
  }
  if (/\bexpired at\b|Could not refresh expired/i.test(said)) {
    return "expired";
  }
  return /must be provided/i.test(said) ? "missing" : "invalid";
}

/** `Retry-After` comes as seconds or as a date; nonsense counts as not said. */
function retryAfterSeconds(header: string | undefined): number | undefined {
  if (header === undefined) {
    return undefined;
  }
  if (/^\d{1,9}$/.test(header.trim())) {
    return Number(header);
  }
  const seconds = /[a-z]{3}/i.test(header) ? Math.ceil((Date.parse(header) - Date.now()) / 1000) : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The server's error body: `{message, detail?, validations?}` (coderd/httpapi, codersdk.Response). */
function readEnvelope(
  answer: Answer,
  redactor: Redactor,
): (ServerWords & { validations: Validation[] }) | undefined {
  if (!saysJson(answer)) {
    return undefined;
  }
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
  if (serverMessage === undefined) {
    return undefined;
  }
  const listed: unknown = (body as Record<string, unknown>)["validations"];
  const validations = (Array.isArray(listed) ? (listed as unknown[]) : [])
    .slice(0, 50)
    .map((entry) => ({ field: text(entry, "field") ?? "", detail: text(entry, "detail") ?? "" }));
  const detail = text(body, "detail");
  return { serverMessage, detail: detail === "" ? undefined : detail, validations };
}
