import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Secret } from "../../core/token/secret";
import { quietly } from "../../platform/background";
import { runCommand } from "../../platform/commands";
import { Cancelled, type ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { copyText } from "../../platform/outside/clipboard";
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
  type Taken,
  type ToDeliveryPage,
} from "./contract";
import { proofStateOf } from "./proofState";
import { snippetText } from "./snippets";
import { takeSecret } from "./takeSecret";
import type { Use, Way } from "./way";
import type { Copied, CopySecret } from "./ways/clipboardGuard";
import type { LastEditor } from "./ways/insertAtCursor";

export type DeliveryServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly copySecret: CopySecret;
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
  /** Returns whether a secret is still stored, and whether anybody is signed in at its deployment. */
  readonly lookAt: (
    secret: WaitingSecret,
  ) => Promise<{ readonly isKept: boolean; readonly isSignedIn: boolean }>;
  /** Calls back when that may have changed. */
  readonly watch: (look: () => void) => vscode.Disposable;
};

/**
 * Delivers a secret: proves the token, copies or shows the secret on request, and keeps it until the person
 * confirms that they have it.
 */
export class DeliveryPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromDeliveryPage, ToDeliveryPage>;
  readonly #closing = new AbortController();
  #proof: ProofState | undefined;
  #wasTaken = false;
  /** Whether it went anywhere but onto the clipboard. */
  #isElsewhere = false;
  #taken: Taken = { isAtHand: false, isSaved: false };
  /** Why the secret is not here any more. */
  #gone: "ended" | "signedOut" | undefined;

  readonly #services: DeliveryServices;
  readonly #secret: WaitingSecret;

  constructor(services: DeliveryServices, secret: WaitingSecret, onDispose: () => void) {
    this.#services = services;
    this.#secret = secret;

    const watching = services.watch(() =>
      services.errors.inBackground("Delivery", () => this.#lookWhetherKept()),
    );
    this.#panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "delivery",
      title: secret.name,
      contract: deliveryContract,
      onMessage: (message) => this.#services.errors.inBackground("Delivery", () => this.#receive(message)),
      onDispose: () => {
        this.#closing.abort();
        watching.dispose();
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
    if (message.type === "signIn") {
      await runCommand("coderAccess.session.signIn", this.#secret.deployment);
      return;
    }
    if (this.#gone !== undefined) {
      if (message.type === "ready") this.#showGone();
      return;
    }
    switch (message.type) {
      case "ready":
        await this.#begin();
        return;
      case "copy":
        await this.#copy(this.#secret.secret, message.canRead);
        return;
      case "copySnippet":
        await this.#copySnippet(message.use, message.block, message.canRead);
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
      taken: this.#taken,
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

  async #copySnippet(use: Use, block: number, canRead: boolean): Promise<void> {
    const { deployment, secret } = this.#secret;
    const snippet = snippetText(use, block, deployment, secret);
    if (snippet === undefined) return;
    if (snippet.hasSecret) {
      await this.#copy(snippet.text, canRead, { use, block });
      return;
    }
    await copyText(snippet.text.expose());
    const sentence = l10n.t("Copied. The secret isn't in it.");
    this.#panel.send({ type: "copied", sentence, block: { use, block }, taken: this.#taken });
  }

  async #copy(text: Secret, canRead: boolean, block?: { use: Use; block: number }): Promise<void> {
    const copied = await this.#services.copySecret(text, { canRead, onClear: () => this.#tellCleared() });
    this.#wasTaken = true;
    this.#taken = { ...this.#taken, isAtHand: true };
    this.#panel.send({
      type: "copied",
      sentence: copiedInWords(copied),
      ...(block ? { block } : {}),
      taken: this.#taken,
    });
  }

  #tellCleared(): void {
    if (this.#closing.signal.aborted) {
      sayInStatusBar(l10n.t("Secret removed from clipboard."), 5_000);
      return;
    }
    this.#taken = { ...this.#taken, isAtHand: this.#isElsewhere };
    const sentence = this.#isElsewhere
      ? l10n.t("Secret removed from clipboard.")
      : l10n.t("Secret removed from clipboard. If you haven't saved it yet, copy it again.");
    this.#panel.send({ type: "taken", sentence, taken: this.#taken });
  }

  async #take(way: Way): Promise<void> {
    try {
      const sentence = await takeSecret(way, this.#secret, this.#services);
      this.#wasTaken = true;
      this.#isElsewhere = true;
      this.#taken = { isAtHand: true, isSaved: this.#taken.isSaved || way === "keep" };
      this.#panel.send({ type: "taken", sentence, taken: this.#taken });
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
    this.#gone = "ended";
    const how = await this.#services.discard(this.#secret).catch((error: unknown) => {
      this.#gone = undefined;
      throw error;
    });
    this.dispose();
    quietly(
      "Telling that the token has ended",
      inform(how === "expired" ? l10n.t('Expired "{0}".', name) : l10n.t('Deleted "{0}".', name)),
    );
  }

  /** Asks only if the secret was not taken in any way: then it would be lost. */
  async #end(): Promise<void> {
    if (!this.#wasTaken && !(await this.#agreesToLose())) return;
    this.#gone = "ended";
    try {
      await this.#services.delivered(this.#secret.id);
    } catch (error) {
      this.#gone = undefined;
      throw error;
    }
    this.dispose();
  }

  #agreesToLose(): Promise<boolean> {
    return confirm(
      l10n.t("Did you save the secret?"),
      l10n.t("VS Code will delete its copy, and Coder won't show it again."),
      l10n.t("Done"),
    );
  }

  /** Signing out forgets the secret, and another window may have delivered it. */
  async #lookWhetherKept(): Promise<void> {
    const { isKept, isSignedIn } = await this.#services.lookAt(this.#secret);
    if (this.#gone === "signedOut" && isSignedIn) this.dispose();
    if (isKept || this.#gone !== undefined || this.#closing.signal.aborted) return;
    this.#gone = isSignedIn ? "ended" : "signedOut";
    if (isSignedIn) this.dispose();
    else this.#showGone();
  }

  #showGone(): void {
    const { name } = this.#secret;
    this.#panel.send({
      type: "signedOut",
      name,
      sentence: this.#wasTaken
        ? l10n.t("You've signed out, so VS Code deleted its copy of the secret.")
        : l10n.t(
            'You\'ve signed out, so VS Code deleted the secret. To get a new one, sign in and rotate "{0}".',
            name,
          ),
    });
  }
}

/** Says only what can be kept: to remove the secret and nothing else, the clipboard must be read first. */
function copiedInWords(copied: Copied): string {
  switch (copied) {
    case "clears":
      return l10n.t("Copied. The clipboard is cleared in a minute, unless you copy something else.");
    case "clearsWithFocus":
      return l10n.t(
        "Copied. The clipboard is cleared after a minute, while this window is active, unless you copy something else.",
      );
    case "stays":
      return l10n.t(
        "Copied. VS Code can't clear the clipboard in this browser. Copy something else when you're done.",
      );
  }
}
