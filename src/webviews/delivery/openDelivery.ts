import * as vscode from "vscode";
import { parseDeploymentUrl } from "../../coder";
import type { Log } from "../../platform/log";
import { absoluteTime, relativeTime } from "../../platform/times";
import type { WaitingSecret } from "../../tokens/vault";
import type { Panels } from "../panels";
import type { Delivery } from "./contract";
import { DeliveryPanel } from "./panel";

export type DeliveryParts = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly panels: Panels;
  readonly delivered: (id: string) => Promise<void>;
};

/**
 * Makes the function that hands a secret over in a panel of its own.
 * @param parts what the panel needs.
 * @returns opens the panel of a secret; `isSafe` tells whether the vault has it.
 */
export function openDelivery({
  panels,
  ...services
}: DeliveryParts): (secret: WaitingSecret, isSafe: boolean) => void {
  return (secret, isSafe) =>
    panels.show(
      `delivery ${secret.id}`,
      (onDispose) => new DeliveryPanel(services, secret, deliveryOf(secret, isSafe, new Date()), onDispose),
    );
}

function deliveryOf(secret: WaitingSecret, isSafe: boolean, now: Date): Delivery {
  const deployment = parseDeploymentUrl(secret.deployment);
  const host = deployment.ok ? deployment.value.host : secret.deployment;
  const until = secret.confirmedUntil === undefined ? undefined : new Date(secret.confirmedUntil);
  return {
    name: secret.name,
    host,
    summary: secret.summary,
    ends: until ? vscode.l10n.t("Ends {0}, {1}.", relativeTime(until, now), absoluteTime(until)) : "",
    verdict: until
      ? { isGood: true, sentence: vscode.l10n.t("{0} stored it exactly as you asked.", host) }
      : {
          isGood: false,
          sentence: vscode.l10n.t(
            "It could not be read back from {0}, so what it can do is not confirmed.",
            host,
          ),
        },
    isSafe,
  };
}
