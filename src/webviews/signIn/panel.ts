import * as vscode from "vscode";
import { CoderError, type DeploymentUrl, parseDeploymentUrl } from "../../coder";
import { openInBrowser } from "../../platform/browser";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { probe } from "../../session/probe";
import type { ClientFactory, Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import { WebviewPanel } from "../webviewPanel";
import { addressFacts, badAddress, signInPage } from "./addressFacts";
import { ClipboardOffer } from "./clipboardOffer";
import { type AddressState, type FromSignInPage, signInContract, type ToSignInPage } from "./contract";
import { mayTravel } from "./mayTravel";
import { signInFailure } from "./signInFailure";
import { keyFor, NoKey, type WayIn } from "./waysIn";

export type SignInServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly makeClient: ClientFactory;
  /** The addresses to offer, the first one prefilled. */
  readonly offered: () => string[];
  /** Asks whether a faulty certificate will do for a deployment, and keeps the answer. */
  readonly trustCertificate: (deployment: DeploymentUrl) => Promise<boolean>;
};

/** The sign-in panel: asks for a deployment, and for one of the ways in. */
export class SignInPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromSignInPage, ToSignInPage>;
  readonly #clipboardOffer: ClipboardOffer;
  /** Put into the field from outside, and not known to have arrived: a hidden page hears nothing. */
  #prefilled: string | undefined;
  #probing: AbortController | undefined;
  #signingIn: AbortController | undefined;

  readonly #services: SignInServices;
  readonly #address: string | undefined;
  readonly #onDone: (session: SignedIn | undefined) => void;

  /**
   * @param address to prefill; without it the first of those offered.
   * @param onDone called once, with the session or with nothing when the person left.
   */
  constructor(
    services: SignInServices,
    address: string | undefined,
    onDone: (session: SignedIn | undefined) => void,
  ) {
    this.#services = services;
    this.#address = address;
    this.#onDone = onDone;

    this.#clipboardOffer = new ClipboardOffer((isOffered) =>
      this.#panel.send({ type: "clipboard", isOffered }),
    );
    this.#panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "signIn",
      title: vscode.l10n.t("Sign In to Coder"),
      contract: signInContract,
      onMessage: (message) => void this.#receive(message),
      onDispose: () => {
        this.#probing?.abort();
        this.#signingIn?.abort();
        this.#clipboardOffer.dispose();
        this.#onDone(undefined);
      },
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Puts another address into the field of the open panel. */
  prefill(address: string): void {
    this.#prefilled = address;
    this.#clipboardOffer.rest();
    this.#begin(address);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromSignInPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#begin(this.#prefilled ?? message.address);
        return;
      case "addressChanged":
        this.#prefilled = undefined;
        await this.#probe(message.address, message.turn);
        return;
      case "openSignInPage":
        await this.#openSignInPage(message.address);
        return;
      case "submit":
        await this.#signIn(message.address, { kind: "pasted", text: message.token });
        return;
      case "submitPassword":
        await this.#signIn(message.address, { kind: "password", ...message });
        return;
      case "useClipboard":
        await this.#signIn(message.address, { kind: "pasted", text: await this.#clipboardOffer.take() });
        return;
      case "useCliSession":
        await this.#signIn(message.address, { kind: "cli" });
        return;
      case "useEnvironment":
        await this.#signIn(message.address, { kind: "environment" });
        return;
      case "trustCertificate":
        await this.#trust(message.address);
        return;
      case "cancel":
        this.dispose();
    }
  }

  #begin(draft: string | undefined): void {
    const offered = this.#services.offered();
    this.#panel.send({ type: "begin", address: draft ?? this.#address ?? offered[0] ?? "", offered });
  }

  async #probe(address: string, turn: number): Promise<void> {
    this.#probing?.abort();
    const probing = new AbortController();
    this.#probing = probing;
    const tell = (state: AddressState) => {
      if (!probing.signal.aborted) this.#panel.send({ type: "address", turn, state });
    };
    if (address.trim() === "") {
      tell({ kind: "empty" });
      return;
    }
    const deployment = parseDeploymentUrl(address);
    if (!deployment.ok) {
      tell({ kind: "bad", sentence: deployment.error, canRetry: false, canTrust: false });
      return;
    }
    tell({ kind: "checking", host: deployment.value.host });
    try {
      const found = await probe(this.#services.makeClient, deployment.value, probing.signal);
      tell(addressFacts(deployment.value, found, process.env));
    } catch (error) {
      if (probing.signal.aborted) return;
      if (!(error instanceof CoderError)) this.#services.log.error("Probing failed", error);
      tell(badAddress(error, this.#services.errors));
    }
  }

  async #openSignInPage(address: string): Promise<void> {
    const deployment = parseDeploymentUrl(address);
    if (!deployment.ok) return;
    this.#clipboardOffer.watch();
    await openInBrowser(signInPage(deployment.value));
  }

  async #trust(address: string): Promise<void> {
    const deployment = parseDeploymentUrl(address);
    if (deployment.ok && (await this.#services.trustCertificate(deployment.value))) this.prefill(address);
  }

  async #signIn(address: string, way: WayIn): Promise<void> {
    if (this.#signingIn) return;
    const deployment = parseDeploymentUrl(address);
    if (!deployment.ok) {
      this.#panel.send({ type: "failed", field: "address", sentence: deployment.error });
      return;
    }
    const signingIn = new AbortController();
    this.#signingIn = signingIn;
    try {
      await this.#signInBy(deployment.value, way, signingIn.signal);
    } catch (error) {
      if (signingIn.signal.aborted) return;
      if (!(error instanceof NoKey)) {
        this.#services.log.error(`Signing in to ${deployment.value.href} failed`, error);
      }
      this.#panel.send({
        type: "failed",
        ...signInFailure(error, deployment.value, this.#services.errors),
      });
    } finally {
      this.#signingIn = undefined;
    }
  }

  async #signInBy(deployment: DeploymentUrl, way: WayIn, signal: AbortSignal): Promise<void> {
    const key = await keyFor(way, deployment, {
      ...this.#services,
      environment: process.env,
      signal,
      mayTravel: () => mayTravel(deployment),
      onSending: () => this.#panel.send({ type: "signingIn" }),
    });
    const session = await this.#services.sessions.signIn(deployment, key.session, key.origin, signal);
    this.#onDone(session);
    this.dispose();
  }
}
