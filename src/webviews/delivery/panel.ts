import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Secret } from "../../core/token/secret";
import { quietly } from "../../platform/background";
import { Cancelled, type ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { confirm, inform } from "../../platform/shown/notify";
import { sayInStatusBar } from "../../platform/statusBar";
import type { Retirement } from "../../tokens/key/tokenRequest";
import type { Proof } from "../../tokens/proof/proof";
import type { KeptSecrets } from "../../tokens/secrets/keptSecrets";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import { WebviewPanel } from "../webviewPanel";
import {
  type Delivery,
  deliveryContract,
  type FromDeliveryPage,
  type ProofState,
  type ToDeliveryPage,
} from "./contract";
import { proofStateOf } from "./proofState";
import { takeSecret } from "./takeSecret";
import type { Way } from "./way";
import type { LastEditor } from "./ways/insertAtCursor";

export type DeliveryServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  /** Copies it for a while; calls `onClear` once it is off the clipboard. */
  readonly copySecret: (secret: Secret, onClear: () => void) => Promise<void>;
  readonly lastEditor: LastEditor;
  readonly kept: Pick<KeptSecrets, "keep">;
  /** Returns what the page shows about the token. */
  readonly deliveryOf: () => Promise<Delivery>;
  /** Asks the server, using the token itself, what it may do. */
  readonly prove: (secret: WaitingSecret, signal: AbortSignal) => Promise<Proof>;
  /** Ends the token because it is not what it should be. */
  readonly discard: (secret: WaitingSecret) => Promise<Retirement>;
  /** Forgets the secret: the person has it. */
  readonly delivered: (id: string) => Promise<void>;
};

/**
 * Delivers a secret: proves the token, copies or shows the secret on request, and keeps it until the person
 * confirms that they have it.
 */
export class DeliveryPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromDeliveryPage, ToDeliveryPage>;
  readonly #closing = new AbortController();
  #proof: ProofState | undefined;
  #isTaken = false;

  readonly #services: DeliveryServices;
  readonly #secret: WaitingSecret;

  constructor(services: DeliveryServices, secret: WaitingSecret, onDispose: () => void) {
    this.#services = services;
    this.#secret = secret;

    this.#panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "delivery",
      title: secret.name,
      contract: deliveryContract,
      onMessage: (message) => this.#services.errors.inBackground("Delivery", () => this.#receive(message)),
      onDispose: () => {
        this.#closing.abort();
        onDispose();
      },
    });
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromDeliveryPage): Promise<void> {
    switch (message.type) {
      case "ready":
        await this.#begin();
        return;
      case "copy":
        await this.#copy();
        return;
      case "reveal":
        this.#panel.send({ type: "secret", secret: this.#secret.secret.expose() });
        return;
      case "take":
        await this.#take(message.way);
        return;
      case "proveAgain":
        await this.#prove();
        return;
      case "discard":
        await this.#discard();
        return;
      case "haveIt":
        await this.#end();
    }
  }

  async #begin(): Promise<void> {
    this.#panel.send({
      type: "begin",
      delivery: await this.#services.deliveryOf(),
      isTaken: this.#isTaken,
    });
    if (this.#proof === undefined || this.#proof.kind === "unknown") await this.#prove();
    else this.#showProof(this.#proof);
  }

  async #prove(): Promise<void> {
    if (this.#proof?.kind === "asking") return;
    this.#showProof({ kind: "asking" });
    try {
      this.#showProof(proofStateOf(await this.#services.prove(this.#secret, this.#closing.signal)));
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#services.log.error(`"${this.#secret.name}" could not be proved`, error);
      this.#showProof({ kind: "unknown", sentence: this.#services.errors.explain(error).message });
    }
  }

  #showProof(proof: ProofState): void {
    this.#proof = proof;
    this.#panel.send({ type: "proof", proof });
  }

  async #copy(): Promise<void> {
    await this.#services.copySecret(this.#secret.secret, () => {
      const sentence = l10n.t("Secret removed from clipboard.");
      if (this.#closing.signal.aborted) sayInStatusBar(sentence, 5_000);
      else this.#panel.send({ type: "taken", sentence });
    });
    this.#isTaken = true;
    this.#panel.send({ type: "copied" });
  }

  async #take(way: Way): Promise<void> {
    try {
      const sentence = await takeSecret(way, this.#secret, this.#services);
      this.#isTaken = true;
      this.#panel.send({ type: "taken", sentence });
    } catch (error) {
      if (error instanceof Cancelled) return;
      this.#services.log.error(`The secret of "${this.#secret.name}" could not be taken (${way})`, error);
      this.#panel.send({ type: "failed", sentence: this.#services.errors.explain(error).message });
    }
  }

  async #discard(): Promise<void> {
    const { name } = this.#secret;
    const sure = await confirm(
      l10n.t('Revoke "{0}" now?', name),
      l10n.t("Its secret stops working, and VS Code deletes its copy."),
      l10n.t("Revoke Token"),
    );
    if (!sure) return;
    const how = await this.#services.discard(this.#secret);
    this.dispose();
    quietly(
      "Telling that the token has ended",
      inform(how === "expired" ? l10n.t('Expired "{0}".', name) : l10n.t('Deleted "{0}".', name)),
    );
  }

  async #end(): Promise<void> {
    const sure = await confirm(
      l10n.t("Did you save the secret?"),
      [
        l10n.t("VS Code will delete its copy, and Coder won't show it again."),
        (await this.#services.deliveryOf()).replaces,
      ].filter((line) => line !== ""),
      l10n.t("Done"),
    );
    if (!sure) return;
    await this.#services.delivered(this.#secret.id);
    this.dispose();
  }
}
