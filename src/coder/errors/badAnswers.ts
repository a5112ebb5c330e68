import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError } from "./coderError";
import type { ServerWords } from "./refusals";

declare module "./coderError" {
  interface ErrorsByKind {
    readonly notCoder: NotCoder;
    readonly unreadable: Unreadable;
    readonly serverFault: ServerFault;
    readonly knownDefect: KnownDefect;
    readonly tooLarge: TooLarge;
  }
}

/** Where a redirect pointed: its host (with port) and its address without query, fragment and credentials. */
export type RedirectTarget = { readonly host: string; readonly address: string };

/**
 * What answered instead of a Coder server. `between`: something between here and the deployment, in the
 * server's own format; `page`: a web page or other JSON; `portal`: a network that demands a sign-in;
 * `signIn`: a redirect, for example to a sign-in in front of the deployment; `moved`: a redirect to the same
 * API elsewhere; `redirect`: one that leads nowhere; `noSockets`: the deployment itself answered, but
 * something removed the WebSocket upgrade from the request.
 */
export type WhyNotCoder = "between" | "page" | "portal" | "signIn" | "moved" | "redirect" | "noSockets";

/**
 * Something answered that is not a Coder server: the answer proves nothing about a session, a token or a
 * resource.
 */
export class NotCoder extends CoderError {
  override readonly name = "NotCoder";
  readonly kind = "notCoder";
  readonly isCertain = false;
  readonly status: number;
  readonly why: WhyNotCoder;
  /** `undefined` if the answer was no redirect. `host` is "" if its target was malformed. */
  readonly redirect: RedirectTarget | undefined;

  constructor(
    deployment: DeploymentUrl,
    status: number,
    { why, redirect }: { why: WhyNotCoder; redirect?: RedirectTarget },
  ) {
    super(deployment, ...notCoderSentences(deployment, status, why, redirect));
    this.status = status;
    this.why = why;
    this.redirect = redirect;
  }
}

function notCoderSentences(
  { host }: DeploymentUrl,
  status: number,
  why: WhyNotCoder,
  redirect: RedirectTarget = { host: "", address: "" },
): [string, string] {
  switch (why) {
    case "between":
      return [
        l10n.t("Something between VS Code and {0} answered in its place ({1}).", host, status),
        l10n.t("Check your network, VPN, or proxy, then try again."),
      ];
    case "page":
      return [
        l10n.t("{0} didn't answer as a Coder server.", host),
        l10n.t("Check the address, or sign in to your network first."),
      ];
    case "portal":
      return [
        l10n.t("Your network requires you to sign in before you can connect to {0}.", host),
        l10n.t("Sign in to your network in a browser, then try again."),
      ];
    case "signIn":
      return [
        redirect.host === host
          ? l10n.t("{0} is behind a sign-in page of your network.", host)
          : l10n.t("{0} is behind a sign-in page of your network at {1}.", host, redirect.host),
        l10n.t("Set a header command that passes it, or connect to your VPN."),
      ];
    case "moved":
      return [
        l10n.t("{0} redirected to {1}, which wasn't followed.", host, redirect.host),
        l10n.t("If that is your deployment, use its address: {0}", redirect.address),
      ];
    case "noSockets":
      return [
        l10n.t("Something between VS Code and {0} doesn't let WebSockets through.", host),
        l10n.t("Check your proxy, or ask an administrator of the deployment."),
      ];
    case "redirect":
      return [l10n.t("{0} returned an invalid redirect.", host), l10n.t("Check the address.")];
  }
}

/**
 * The answer does not match what this endpoint returns. Contains the paths that did not match, never their
 * values.
 */
export class Unreadable extends CoderError {
  override readonly name = "Unreadable";
  readonly kind = "unreadable";
  readonly isCertain = false;
  readonly issues: readonly string[];

  constructor(deployment: DeploymentUrl, issues: readonly string[]) {
    super(
      deployment,
      l10n.t("{0} sent an answer that couldn't be read.", deployment.host),
      l10n.t("See the log for details, or check for a newer version of Coder Access."),
    );
    this.issues = issues;
  }
}

/** 5xx: the server, or a gateway in front of it, failed. */
export class ServerFault extends CoderError {
  override readonly name = "ServerFault";
  readonly kind = "serverFault";
  readonly isCertain = false;
  readonly status: number;
  readonly serverMessage: string;
  readonly detail: string | undefined;

  /** @param isWrite whether the request asked for a change, which the server may have made before failing. */
  constructor(deployment: DeploymentUrl, status: number, words: ServerWords, isWrite: boolean) {
    super(
      deployment,
      status >= 502 && status <= 504
        ? l10n.t("{0} is unavailable ({1}).", deployment.host, status)
        : l10n.t("{0} failed with an internal error ({1}).", deployment.host, status),
      isWrite ? l10n.t("The change may have been made. Check before retrying.") : l10n.t("Try again later."),
    );
    this.status = status;
    this.serverMessage = words.serverMessage;
    this.detail = words.detail;
  }
}

/**
 * 500 `column reference "id" is ambiguous`: every release since v2.28.0 fails this way when it filters a list
 * for a token whose allow list names that type by ID (seen on v2.31.0 and v2.35.1). This is no outage, and
 * retrying is useless.
 */
export class KnownDefect extends CoderError {
  override readonly name = "KnownDefect";
  readonly kind = "knownDefect";
  readonly isCertain = false;
  readonly detail: string | undefined;

  constructor(deployment: DeploymentUrl, detail: string | undefined) {
    super(
      deployment,
      l10n.t("{0} can't list resources for a token limited to specific IDs.", deployment.host),
      l10n.t("Add template:* to the token's resources, and open workspaces by their ID."),
    );
    this.detail = detail;
  }
}

/** The answer exceeded the client's limit, so it was dropped. */
export class TooLarge extends CoderError {
  override readonly name = "TooLarge";
  readonly kind = "tooLarge";
  readonly isCertain = false;
  readonly limitBytes: number;

  constructor(deployment: DeploymentUrl, limitBytes: number) {
    super(
      deployment,
      l10n.t(
        "The response from {0} is too large: more than {1} MiB.",
        deployment.host,
        Math.floor(limitBytes / 2 ** 20),
      ),
      l10n.t("Check the address, or ask an administrator of the deployment."),
    );
    this.limitBytes = limitBytes;
  }
}
