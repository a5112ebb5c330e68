import * as vscode from "vscode";
import { CoderError, parseDeploymentUrl, type DeploymentUrl } from "../../coder";
import { tokenIdOf } from "../../core";
import { openInBrowser } from "../../platform/browser";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { confirm } from "../../platform/notify";
import { probe } from "../../session/probe";
import type { ClientFactory, Sessions } from "../../session/sessions";
import { WebviewPanel } from "../webviewPanel";
import { addressFacts } from "./addressFacts";
import { type AddressState, type FromSignInPage, signInContract, type ToSignInPage } from "./contract";
import { signInFailure } from "./signInFailure";
import { signInStrings } from "./strings";

export type SignInServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly makeClient: ClientFactory;
  /** The addresses to offer, the first one prefilled. */
  readonly offered: () => string[];
};

/** The sign-in panel: asks for a deployment, sends the person to its `/cli-auth` page, and takes the token. */
export class SignInPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<FromSignInPage, ToSignInPage>;
  private probing: AbortController | undefined;
  private signingIn: AbortController | undefined;

  constructor(
    private readonly services: SignInServices,
    onDispose: () => void,
  ) {
    this.panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "signIn",
      title: vscode.l10n.t("Sign In to Coder"),
      contract: signInContract,
      strings: signInStrings(),
      onMessage: (message) => void this.receive(message),
      onDispose: () => {
        this.probing?.abort();
        this.signingIn?.abort();
        onDispose();
      },
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: FromSignInPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.begin(message.address);
        return;
      case "addressChanged":
        await this.probe(message.address, message.turn);
        return;
      case "openSignInPage":
        await this.openSignInPage(message.address);
        return;
      case "submit":
        await this.submit(message.address, message.token);
        return;
      case "cancel":
        this.dispose();
    }
  }

  private begin(draft: string | undefined): void {
    const offered = this.services.offered();
    this.panel.send({ type: "begin", address: draft ?? offered[0] ?? "", offered });
  }

  private async probe(address: string, turn: number): Promise<void> {
    this.probing?.abort();
    const probing = new AbortController();
    this.probing = probing;
    const tell = (state: AddressState) => {
      if (!probing.signal.aborted) this.panel.send({ type: "address", turn, state });
    };
    if (address.trim() === "") {
      tell({ kind: "empty" });
      return;
    }
    const deployment = parseDeploymentUrl(address);
    if (!deployment.ok) {
      tell({ kind: "bad", sentence: deployment.error, canRetry: false });
      return;
    }
    tell({ kind: "checking", host: deployment.value.host });
    try {
      tell(
        addressFacts(
          deployment.value,
          await probe(this.services.makeClient, deployment.value, probing.signal),
        ),
      );
    } catch (error) {
      if (probing.signal.aborted) return;
      if (!(error instanceof CoderError)) this.services.log.error("Probing failed", error);
      tell({ kind: "bad", sentence: this.services.errors.explain(error).message, canRetry: true });
    }
  }

  private async openSignInPage(address: string): Promise<void> {
    const deployment = parseDeploymentUrl(address);
    if (deployment.ok) await openInBrowser(signInPage(deployment.value));
  }

  private async submit(address: string, text: string): Promise<void> {
    if (this.signingIn) return;
    const fail = (field: "address" | "token", sentence: string) =>
      this.panel.send({ type: "failed", field, sentence });
    const deployment = parseDeploymentUrl(address);
    if (!deployment.ok) {
      fail("address", deployment.error);
      return;
    }
    const token = text.trim();
    if (tokenIdOf(token) === undefined) {
      fail("token", notATokenSentence(token));
      return;
    }
    if (!(await mayTravel(deployment.value))) return;
    const signingIn = new AbortController();
    this.signingIn = signingIn;
    this.panel.send({ type: "signingIn" });
    try {
      await this.services.sessions.signIn(deployment.value, token, signingIn.signal);
      this.dispose();
    } catch (error) {
      if (signingIn.signal.aborted) return;
      this.services.log.error(`Signing in to ${deployment.value.href} failed`, error);
      const { field, sentence } = signInFailure(error, deployment.value, this.services.errors);
      fail(field, sentence);
    } finally {
      this.signingIn = undefined;
    }
  }
}

/**
 * The page that makes a session key and shows it.
 * @param deployment the deployment.
 * @returns its address.
 */
export function signInPage(deployment: DeploymentUrl): string {
  return `${deployment.href}/cli-auth`;
}

/** A token crosses a network unencrypted only after a yes that names the host. */
async function mayTravel({ scheme, isLoopback, host }: DeploymentUrl): Promise<boolean> {
  if (scheme === "https" || isLoopback) return true;
  return confirm(
    vscode.l10n.t("Send your token to {0} without encryption?", host),
    vscode.l10n.t("The address begins with http. Others on the network can read the token and act as you."),
    vscode.l10n.t("Send Unencrypted"),
  );
}

function notATokenSentence(text: string): string {
  return text === ""
    ? vscode.l10n.t("Paste the token that the sign-in page shows.")
    : vscode.l10n.t("This is not a Coder token: it has 10 characters, a hyphen, and 22 more.");
}
