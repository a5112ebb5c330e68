import * as l10n from "@vscode/l10n";
import type { DeploymentHref, DeploymentUrl } from "../api/deployment";

/** The kind of an error, for a `switch`. */
export type CoderErrorKind =
  | "unauthorized"
  | "notFoundOrForbidden"
  | "routeMissing"
  | "rejected"
  | "agentNotConnected"
  | "rateLimited"
  | "unreachable"
  | "notCoder"
  | "workspaceProxy"
  | "unreadable"
  | "serverFault"
  | "knownDefect"
  | "tooLarge"
  | "givenUp";

/** Whether the server may have seen (and carried out) a request that got no answer. */
export type Sent = "no" | "maybe";

/**
 * The only family of errors that leaves the client. `message` says what happened at which deployment and
 * `advice` what to do next, both for people. None contains the request, its headers, its body or the session.
 */
export abstract class CoderError extends Error {
  abstract readonly kind: CoderErrorKind;
  /**
   * Whether the server certainly did not do what it was asked: Coder itself refused, or nothing was sent. If
   * false, a write may have been carried out, whatever something in between answered.
   */
  abstract readonly isCertain: boolean;
  /** The normalised URL of the deployment that was asked. */
  readonly deployment: DeploymentHref;
  /** What a person can do next, in a sentence. */
  readonly advice: string;

  constructor(deployment: DeploymentUrl, message: string, advice: string) {
    super(message);
    this.deployment = deployment.href;
    this.advice = advice;
  }
}

/** The caller cancelled, or the client was disposed of, before the answer was complete. */
export class GivenUp extends CoderError {
  override readonly name = "GivenUp";
  readonly kind = "givenUp";
  readonly sent: Sent;

  get isCertain(): boolean {
    return this.sent === "no";
  }

  constructor(deployment: DeploymentUrl, sent: Sent) {
    super(
      deployment,
      l10n.t("The request to {0} was canceled.", deployment.host),
      sent === "no"
        ? l10n.t("Nothing was sent.")
        : l10n.t("The change may have been made. Check before retrying."),
    );
    this.sent = sent;
  }
}

/** The errors by their kinds; the files of this folder add theirs, so that none of them has to be imported to know its kind. */
export interface ErrorsByKind {
  readonly givenUp: GivenUp;
}
