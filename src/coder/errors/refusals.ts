import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError } from "./coderError";

declare module "./coderError" {
  interface ErrorsByKind {
    readonly unauthorized: Unauthorized;
    readonly notFoundOrForbidden: NotFoundOrForbidden;
    readonly routeMissing: RouteMissing;
    readonly rejected: Rejected;
    readonly rateLimited: RateLimited;
  }
}

/** Why the server does not accept the caller. `password` is a failed sign-in with email and password. */
export type UnauthorizedReason = "expired" | "invalid" | "missing" | "suspended" | "password";

/** The texts of the server's error body, without secrets and cut to a reasonable length. */
export type ServerWords = { readonly serverMessage: string; readonly detail: string | undefined };

/** What the server found wrong with one field of the request. */
export type Validation = { readonly field: string; readonly detail: string };

function unauthorizedSentences(reason: UnauthorizedReason, host: string): [string, string] {
  switch (reason) {
    case "expired":
      return [l10n.t("Your session on {0} has expired.", host), l10n.t("Sign in again.")];
    case "invalid":
    case "missing":
      return [l10n.t("Your session on {0} is no longer valid.", host), l10n.t("Sign in again.")];
    case "suspended":
      return [
        l10n.t("Your account on {0} is suspended.", host),
        l10n.t("Ask an administrator of the deployment to activate it."),
      ];
    case "password":
      return [l10n.t("{0} didn't accept this email or password.", host), l10n.t("Check both and try again.")];
  }
}

/** 401: the session or token is not accepted. The answer's `detail` contains the reason (seen on v2.35.1). */
export class Unauthorized extends CoderError {
  override readonly name = "Unauthorized";
  readonly kind = "unauthorized";
  readonly isCertain = true;
  readonly reason: UnauthorizedReason;
  readonly detail: string | undefined;

  constructor(deployment: DeploymentUrl, reason: UnauthorizedReason, detail?: string) {
    super(deployment, ...unauthorizedSentences(reason, deployment.host));
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * The resource does not exist or may not be seen (the server answers 404 for both), or a permission is
 * missing: 403, or 500 with the detail `rbac: forbidden` (seen on v2.31.0 and v2.35.1).
 */
export class NotFoundOrForbidden extends CoderError {
  override readonly name = "NotFoundOrForbidden";
  readonly kind = "notFoundOrForbidden";
  readonly isCertain = true;
  readonly status: number;
  /** True if the server said that a permission is missing; false if the resource may also not exist. */
  readonly isForbidden: boolean;
  readonly serverMessage: string;
  readonly detail: string | undefined;

  constructor(deployment: DeploymentUrl, status: number, words: ServerWords) {
    const forbidden = status !== 404 && status !== 410;
    super(
      deployment,
      forbidden
        ? l10n.t("You don't have permission to do this on {0}.", deployment.host)
        : l10n.t("Not found on {0}, or you can't see it.", deployment.host),
      forbidden
        ? l10n.t("Use a session or token with more scopes, or ask an administrator.")
        : l10n.t("Check that it still exists, and that your scopes and allow list cover it."),
    );
    this.status = status;
    this.isForbidden = forbidden;
    this.serverMessage = words.serverMessage;
    this.detail = words.detail;
  }
}

/** 404 `Route not found.` or 405: this server's version or edition does not have the endpoint. */
export class RouteMissing extends CoderError {
  override readonly name = "RouteMissing";
  readonly kind = "routeMissing";
  readonly isCertain = true;
  readonly status: number;

  constructor(deployment: DeploymentUrl, status: number) {
    super(
      deployment,
      l10n.t("The Coder version on {0} doesn't support this.", deployment.host),
      l10n.t("Ask an administrator of the deployment about a newer version."),
    );
    this.status = status;
  }
}

/** Any other 4xx: the server understood the request and refused its content. */
export class Rejected extends CoderError {
  override readonly name = "Rejected";
  readonly kind = "rejected";
  readonly isCertain = true;
  readonly status: number;
  /** True for 409: something with this name, or a running build, already exists. */
  readonly isConflict: boolean;
  readonly serverMessage: string;
  readonly detail: string | undefined;
  /** The server's complaints by field, with the names it uses (a taken token name comes as `name`). */
  readonly validations: readonly Validation[];

  constructor(
    deployment: DeploymentUrl,
    status: number,
    words: ServerWords,
    validations: readonly Validation[] = [],
  ) {
    const said = words.detail ?? validations[0]?.detail ?? words.serverMessage;
    super(
      deployment,
      said === ""
        ? l10n.t("{0} refused the request ({1}).", deployment.host, status)
        : l10n.t("{0} refused the request: {1}", deployment.host, said),
      status === 409
        ? l10n.t("Check what already exists, then try again.")
        : l10n.t("Change what was entered and try again."),
    );
    this.status = status;
    this.isConflict = status === 409;
    this.serverMessage = words.serverMessage;
    this.detail = words.detail;
    this.validations = validations;
  }
}

/** A longer pause, in seconds, is no rate limit: counting down the seconds helps nobody then. */
const longestCounted = 3600;

function pauseSentence(seconds: number | undefined): string {
  if (seconds === undefined) return l10n.t("Try again in a minute.");

  return seconds <= longestCounted
    ? l10n.t("Try again in {0} seconds.", seconds)
    : l10n.t("It asks you to wait for more than an hour. Ask an administrator of the deployment.");
}

/** 429: too many requests (512 a minute and path by default, 60 for logins; seen on v2.35.1). */
export class RateLimited extends CoderError {
  override readonly name = "RateLimited";
  readonly kind = "rateLimited";
  /** Coder's own 429 cannot be distinguished from a gateway's, which may come after the server acted. */
  readonly isCertain = false;
  /** The seconds to wait, if the server said so: any number, even more than a timer can count. */
  readonly retryAfterSeconds: number | undefined;

  constructor(deployment: DeploymentUrl, retryAfterSeconds: number | undefined) {
    super(
      deployment,
      l10n.t("{0} received too many requests.", deployment.host),
      pauseSentence(retryAfterSeconds),
    );
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
