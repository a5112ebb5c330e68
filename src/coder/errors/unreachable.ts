import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError, type Sent } from "./coderError";

declare module "./coderError" {
  interface ErrorsByKind {
    readonly unreachable: Unreachable;
  }
}

/**
 * A fault of the encrypted connection. `certificateFile` means that our own CA, certificate or key is
 * unusable, `noCommonTls` that both sides speak TLS but share no version, cipher or key strength.
 */
export type TlsCause =
  | "selfSigned"
  | "untrusted"
  | "expired"
  | "wrongHost"
  | "incompleteChain"
  | "clientCertificate"
  | "certificateFile"
  | "noCommonTls"
  | "notTls";

/**
 * Why no answer arrived. `headers` (the additional headers could not be obtained) and `notPrepared` (a file
 * or command of ours failed, which explains itself) mean that nothing was sent.
 */
export type UnreachableCause =
  | "dns"
  | "refused"
  | "timeout"
  | "reset"
  | "closed"
  | "proxy"
  | "offline"
  | "headers"
  | "notPrepared"
  | TlsCause;

/** The texts and the setting to check, from the code that prepared the request. */
type Explanation = { message: string; advice: string; setting: string };

/** No complete answer arrived from the deployment. */
export class Unreachable extends CoderError {
  override readonly name = "Unreachable";
  readonly kind = "unreachable";
  override readonly cause: UnreachableCause;
  readonly sent: Sent;
  /** The setting of ours to check, if known. */
  readonly setting: string | undefined;
  /** The system's or OpenSSL's own code, such as `ENOTFOUND`, for the log. */
  readonly code: string | undefined;
  /** SHA-256 of the certificate that was not accepted, hexadecimal with colons; only if requested. */
  readonly certificate: string | undefined;

  get isCertain(): boolean {
    return this.sent === "no";
  }

  constructor(
    deployment: DeploymentUrl,
    cause: UnreachableCause,
    facts: {
      sent: Sent;
      code?: string | undefined;
      timeoutMs?: number;
      explained?: Explanation;
      certificate?: string | undefined;
    },
  ) {
    const { explained } = facts;
    super(
      deployment,
      ...(explained === undefined
        ? sentences(deployment, cause, facts.timeoutMs)
        : ([explained.message, explained.advice] as const)),
    );
    this.setting = explained?.setting;
    this.cause = cause;
    this.sent = facts.sent;
    this.code = facts.code;
    this.certificate = facts.certificate;
  }
}

function sentences(deployment: DeploymentUrl, cause: UnreachableCause, timeoutMs?: number): [string, string] {
  const { host } = deployment;
  switch (cause) {
    case "dns":
      return [
        l10n.t("The name {0} couldn't be found.", host),
        l10n.t("Check the address, and your network or VPN."),
      ];
    case "refused":
      return [
        l10n.t("{0} refused the connection.", host),
        l10n.t("Check the port, and whether the server is running."),
      ];
    case "timeout":
      return [
        // The system has a time limit of its own, which it does not tell.
        timeoutMs === undefined
          ? l10n.t("{0} didn't answer in time.", host)
          : l10n.t("{0} didn't answer within {1} seconds.", host, Math.ceil(timeoutMs / 1000)),
        l10n.t("Check your network or VPN, then try again."),
      ];
    case "reset":
      return [
        l10n.t("The connection to {0} was interrupted.", host),
        l10n.t("Check your network or VPN, then try again."),
      ];
    case "closed":
      return [
        l10n.t("{0} closed the connection before its answer was complete.", host),
        l10n.t("Try again. If the problem persists, ask an administrator of the deployment."),
      ];
    case "proxy":
      return [
        l10n.t("The proxy didn't connect to {0}.", host),
        l10n.t("Check the setting http.proxy of VS Code."),
      ];
    case "offline":
      return [
        l10n.t("There is no network path to {0}.", host),
        l10n.t("Check your network or VPN, then try again."),
      ];
    case "headers":
    case "notPrepared":
      return [
        l10n.t("The header command for {0} failed, so nothing was sent.", host),
        l10n.t("Run the command from the settings in a terminal to see why."),
      ];
    case "selfSigned":
    case "untrusted":
    case "expired":
    case "wrongHost":
    case "incompleteChain":
    case "clientCertificate":
    case "certificateFile":
    case "noCommonTls":
    case "notTls":
      return tlsSentences(deployment, cause);
  }
}

function tlsSentences({ host, scheme }: DeploymentUrl, cause: TlsCause): [string, string] {
  switch (cause) {
    case "selfSigned":
      return [
        l10n.t("{0} uses a self-signed certificate.", host),
        l10n.t("Ask its administrator for one from an authority, or set this one as the CA file."),
      ];
    case "untrusted":
      return [
        l10n.t("{0} uses a certificate from an authority that isn't trusted here.", host),
        l10n.t("Set the authority's certificate as the CA file, or install it on this machine."),
      ];
    case "expired":
      return [
        l10n.t("The certificate of {0} has expired or isn't valid yet.", host),
        l10n.t("Ask its administrator to renew it, and check this machine's clock."),
      ];
    case "wrongHost":
      return [
        l10n.t("The certificate of {0} is for another name.", host),
        l10n.t("Use the name in the certificate, or ask its administrator to add this one."),
      ];
    case "incompleteChain":
      return [
        // A certificate issued directly by a private authority looks the same as one with a missing
        // intermediate, so the text names both remedies.
        l10n.t("{0} doesn't send its certificate chain, and the issuer isn't trusted here.", host),
        l10n.t(
          "Set the issuer's certificate as the CA file, or ask the administrator to send the whole chain.",
        ),
      ];
    case "clientCertificate":
      return [
        l10n.t("{0} requires a client certificate, or a different one than was sent.", host),
        l10n.t("Set the certificate and key from its administrator, and this address, in the settings."),
      ];
    case "certificateFile":
      return [
        l10n.t("The CA file, certificate or key set for {0} can't be used.", host),
        l10n.t("Check these files and the passphrase of the key."),
      ];
    case "noCommonTls":
      return [
        l10n.t("VS Code and {0} couldn't agree on how to encrypt the connection.", host),
        l10n.t("Ask its administrator about TLS 1.2 or newer, its ciphers, and the strength of its keys."),
      ];
    case "notTls":
      return scheme === "https"
        ? [
            l10n.t("{0} doesn't speak HTTPS on this port.", host),
            l10n.t("Check the port, or start the address with http://."),
          ]
        : [l10n.t("{0} speaks HTTPS on this port.", host), l10n.t("Start the address with https://.")];
  }
}
