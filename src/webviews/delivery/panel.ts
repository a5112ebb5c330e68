import * as vscode from "vscode";
import { copyText } from "../../platform/clipboard";
import type { Log } from "../../platform/log";
import { confirm } from "../../platform/notify";
import type { WaitingSecret } from "../../tokens/vault";
import { WebviewPanel } from "../webviewPanel";
import { type Delivery, deliveryContract, type FromDeliveryPage, type ToDeliveryPage } from "./contract";
import { deliveryStrings } from "./strings";

export type DeliveryServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** Forgets the secret: the person has it. */
  readonly delivered: (id: string) => Promise<void>;
};

/** Hands a secret over: copied or shown on a press, kept until the person says they have it. */
export class DeliveryPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<FromDeliveryPage, ToDeliveryPage>;

  constructor(
    private readonly services: DeliveryServices,
    private readonly secret: WaitingSecret,
    private readonly delivery: Delivery,
    onDispose: () => void,
  ) {
    this.panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "delivery",
      title: secret.name,
      contract: deliveryContract,
      strings: deliveryStrings(),
      onMessage: (message) => void this.receive(message),
      onDispose,
    });
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: FromDeliveryPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.panel.send({ type: "begin", delivery: this.delivery });
        return;
      case "copy":
        await copyText(this.secret.secret);
        this.panel.send({ type: "copied" });
        return;
      case "reveal":
        this.panel.send({ type: "secret", secret: this.secret.secret });
        return;
      case "haveIt":
        await this.end();
    }
  }

  private async end(): Promise<void> {
    const sure = await confirm(
      vscode.l10n.t('Do you have the secret of "{0}"?', this.secret.name),
      vscode.l10n.t("It is forgotten here, and Coder does not show it again."),
      vscode.l10n.t("I Have It"),
    );
    if (!sure) return;
    await this.services.delivered(this.secret.id);
    this.dispose();
  }
}
