import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import type { ErrorDoor, NextStep } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { openInBrowser } from "../../platform/outside/browser";
import { probe } from "../../session/deployments/probe";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import { WebviewPanel } from "../webviewPanel";
import { addressFacts, badAddress, signInPage } from "./addressFacts";
import { ClipboardOffer } from "./clipboardOffer";
import { type AddressState, type FromSignInPage, signInContract, type ToSignInPage } from "./contract";
import { mayTravel } from "./mayTravel";
import { enter, type Entrance, entranceBy, NoKey, type WayIn } from "./waysIn";

export type SignInServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly makeClient: ClientFactory;
  /** The addresses to offer; the first one is prefilled. */
  readonly offered: () => string[];
  /** Asks whether to accept a faulty certificate for a deployment, and stores the answer. */
  readonly trustCertificate: (deployment: DeploymentUrl) => Promise<boolean>;
};

/** An address to prefill; one from a link is shown but not contacted until the person agrees. */
export type Prefill = { readonly address: string; readonly isLinked: boolean };

/** The sign-in panel: asks for a deployment, and for a way to sign in. */
export class SignInPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromSignInPage, ToSignInPage>;
  readonly #clipboardOffer: ClipboardOffer;
  /** Put into the field from outside, and not confirmed to have arrived: a hidden page receives nothing. */
  #prefilled: Prefill | undefined;
  /** What may help with the address that was last contacted. */
  #steps: readonly NextStep[] = [];
  #probing: AbortController | undefined;
  #signingIn: AbortController | undefined;

  readonly #services: SignInServices;
  readonly #onDone: (session: SignedIn | undefined) => void;

  /**
   * @param first the address to prefill; the first of the offered ones by default.
   * @param onDone called with the session, or with nothing if the person closed the panel; only the first
   * call counts.
   */
  constructor(
    services: SignInServices,
    first: Prefill | undefined,
    onDone: (session: SignedIn | undefined) => void,
  ) {
    this.#services = services;
    this.#prefilled = first;
    this.#onDone = onDone;

    this.#clipboardOffer = new ClipboardOffer((isOffered) =>
      this.#panel.send({ type: "clipboard", isOffered }),
    );
    this.#panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "signIn",
      title: l10n.t("Sign In to Coder"),
      contract: signInContract,
      onMessage: (message) => services.errors.inBackground("The sign-in panel", () => this.#receive(message)),
      onDispose: () => {
        this.#probing?.abort();
        this.#signingIn?.abort();
        this.#clipboardOffer.dispose();
        this.#onDone(undefined);
      },
    });
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  /** Puts a different address into the field of the open panel. */
  prefill(prefill: Prefill): void {
    this.#prefilled = prefill;
    this.#clipboardOffer.rest();
    this.#begin(prefill);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromSignInPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#begin(this.#prefilled ?? draftOf(message.address));
        return;
      case "addressChanged":
        this.#prefilled = undefined;
        await this.#probe(message.address, message.turn);
        return;
      case "openSignInPage":
        await this.#openSignInPage(message.address);
        return;
      case "submit":
        await this.#signIn(message.address, { kind: "pasted", text: message.token, isOwn: message.isOwn });
        return;
      case "submitPassword":
        await this.#signIn(message.address, { kind: "password", ...message });
        return;
      case "useClipboard":
        await this.#signIn(message.address, {
          kind: "pasted",
          text: await this.#clipboardOffer.take(),
          isOwn: message.isOwn,
        });
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
      case "takeStep":
        await this.#steps[message.step]?.run();
        return;
      case "cancel":
        this.dispose();
    }
  }

  #begin(draft: Prefill | undefined): void {
    const offered = this.#services.offered();
    const { address, isLinked } = draft ?? { address: offered[0] ?? "", isLinked: false };
    this.#panel.send({ type: "begin", address, offered, isLinked });
  }

  async #probe(address: string, turn: number): Promise<void> {
    this.#probing?.abort();
    this.#steps = [];
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
      tell({ kind: "bad", sentence: deployment.error, canRetry: false, canTrust: false, steps: [] });
      return;
    }
    tell({ kind: "checking", host: deployment.value.host });
    const { answered } = this.#services.sessions;
    try {
      const found = await probe(this.#services.makeClient, deployment.value, probing.signal);
      answered.note(deployment.value);
      tell(addressFacts(deployment.value, found, process.env));
    } catch (error) {
      if (probing.signal.aborted) return;
      // Something else may answer there now: send nothing secret before it has answered again.
      answered.forget(deployment.value);
      if (!(error instanceof CoderError)) this.#services.log.error("Probing failed", error);
      const explained = this.#services.errors.explain(error);
      this.#steps = explained.steps;
      tell(badAddress(error, explained));
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
    if (deployment.ok && (await this.#services.trustCertificate(deployment.value)))
      this.prefill({ address, isLinked: false });
  }

  async #signIn(address: string, way: WayIn): Promise<void> {
    if (this.#signingIn) return;
    const parsed = parseDeploymentUrl(address);
    if (!parsed.ok) {
      this.#panel.send({ type: "failed", field: "address", sentence: parsed.error, offersSignInPage: false });
      return;
    }
    const { errors, log, sessions } = this.#services;
    const deployment = parsed.value;
    const { signal } = (this.#signingIn = new AbortController());
    let sent: Entrance | undefined;
    try {
      const entrance = await entranceBy(way, deployment, process.env);
      await allowTravel(deployment);
      this.#panel.send({ type: "signingIn" });
      await sessions.answered.ensure(deployment, signal);
      sent = entrance;
      const session = await enter(sessions, deployment, entrance, signal);
      this.#onDone(session);
      this.dispose();
    } catch (error) {
      if (isAborted(signal)) return;
      if (!(error instanceof NoKey)) log.error(`Signing in to ${deployment.href} failed`, error);
      const { signInFailure } = await import("./signInFailure");
      this.#panel.send({ type: "failed", ...signInFailure(error, deployment, errors, sent) });
    } finally {
      this.#signingIn = undefined;
    }
  }
}

/** The page's content when it was last visible. */
function draftOf(address: string | undefined): Prefill | undefined {
  return address === undefined ? undefined : { address, isLinked: false };
}

/** @throws NoKey if the person declines to send anything unencrypted. */
async function allowTravel(deployment: DeploymentUrl): Promise<void> {
  if (await mayTravel(deployment)) return;
  throw new NoKey("address", l10n.t("Nothing was sent to {0}.", deployment.host));
}

/** Awaiting changes what the compiler assumes about a signal. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
