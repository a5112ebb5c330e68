import * as l10n from "@vscode/l10n";
import { CoderError } from "./coderError";
import type { DeploymentUrl } from "../deploymentUrl";
import type { ServerWords } from "./refusals";

/** Where a redirect pointed: its host (with port) and its address without query, fragment and credentials. */
export type RedirectTarget = { host: string; address: string };

/** Something answered, but not a Coder server: a web page, a captive portal, a redirect, other JSON. */
export class NotCoder extends CoderError {
  override readonly name = "NotCoder";
  readonly kind = "notCoder";
  readonly status: number;
  /** `undefined` when the answer was no redirect. `host` is "" when its target made no sense. */
  readonly redirect: RedirectTarget | undefined;

  constructor(deployment: DeploymentUrl, status: number, redirect?: RedirectTarget) {
    super(deployment, ...notCoderSentences(deployment, redirect));
    this.status = status;
    this.redirect = redirect;
  }
}

function notCoderSentences(
  deployment: DeploymentUrl,
  redirect: RedirectTarget | undefined,
): [string, string] {
  if (redirect === undefined) {
    return [
      l10n.t("{0} answered, but not as a Coder server.", deployment.host),
      l10n.t("Check the address, and open it in a browser: your network may want a sign-in first."),
    ];
  }
  if (redirect.host === "") {
    return [
      l10n.t("{0} pointed to an address that makes no sense.", deployment.host),
      l10n.t("Check the address."),
    ];
  }
  return [
    l10n.t("{0} pointed to {1}, which was not followed.", deployment.host, redirect.host),
    l10n.t("If that is your deployment, use its address: {0}", redirect.address),
  ];
}

/** The answer came, but is not what this endpoint answers. Holds the paths that did not fit, never their values. */
export class Unreadable extends CoderError {
  override readonly name = "Unreadable";
  readonly kind = "unreadable";
  readonly issues: readonly string[];

  constructor(deployment: DeploymentUrl, issues: readonly string[]) {
    super(
      deployment,
      l10n.t("{0} sent an answer that could not be read.", deployment.host),
      l10n.t("Look into the log, and for a newer version of Coder Access."),
    );
    this.issues = issues;
  }
}

/** 5xx: the server, or a gateway in front of it, failed. */
export class ServerFault extends CoderError {
  override readonly name = "ServerFault";
  readonly kind = "serverFault";
  readonly status: number;
  readonly serverMessage: string;
  readonly detail: string | undefined;

  constructor(deployment: DeploymentUrl, status: number, words: ServerWords) {
    super(
      deployment,
      status >= 502 && status <= 504
        ? l10n.t("{0} is not available at the moment ({1}).", deployment.host, status)
        : l10n.t("{0} failed with an internal error ({1}).", deployment.host, status),
      l10n.t("It may have acted before it failed: look there, then try again later."),
    );
    this.status = status;
    this.serverMessage = words.serverMessage;
    this.detail = words.detail;
  }
}

/**
 * 500 `column reference "id" is ambiguous`: every release since v2.28.0 fails so when it filters a list for a token
 * whose allow list names that type by id (seen on v2.31.0 and v2.35.1). It is no outage and trying again is useless.
 */
export class KnownDefect extends CoderError {
  override readonly name = "KnownDefect";
  readonly kind = "knownDefect";
  readonly detail: string | undefined;

  constructor(deployment: DeploymentUrl, detail: string | undefined) {
    super(
      deployment,
      l10n.t("{0} cannot list for a token that is limited to single ids.", deployment.host),
      l10n.t("Put template:* into the allow list, and address workspaces by their id."),
    );
    this.detail = detail;
  }
}

/** The answer was longer than the client takes, so it was dropped. */
export class TooLarge extends CoderError {
  override readonly name = "TooLarge";
  readonly kind = "tooLarge";
  readonly limitBytes: number;

  constructor(deployment: DeploymentUrl, limitBytes: number) {
    super(
      deployment,
      l10n.t("{0} sent a longer answer than Coder Access accepts.", deployment.host),
      l10n.t("Check the address, and ask an administrator of the deployment."),
    );
    this.limitBytes = limitBytes;
  }
}
