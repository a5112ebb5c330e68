import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import { absoluteTime, lifetimeInWords, relativeTime } from "../../platform/time/times";
import { sentence } from "../../presentation/sentence";
import type { Replaced } from "../../tokens/key/tokenRequest";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import type { Panels } from "../panels";
import type { Delivery } from "./contract";
import { DeliveryPanel, type DeliveryServices } from "./panel";
import { shownSnippets, useFor } from "./snippets";

export type DeliveryParts = Omit<DeliveryServices, "deliveryOf"> & {
  readonly panels: Panels;
  /** Returns the token that a new one replaces, if any. */
  readonly replacedBy: (secret: WaitingSecret) => Promise<Replaced | undefined>;
};

/**
 * Creates the function that opens a panel to deliver a secret.
 * @param parts what the panel needs.
 * @returns a function that opens the panel of a secret; `isSafe` tells whether the vault has it.
 */
export function openDelivery({
  panels,
  replacedBy,
  ...services
}: DeliveryParts): (secret: WaitingSecret, isSafe: boolean) => void {
  return (secret, isSafe) =>
    panels.show(`delivery ${secret.id}`, (onDispose) => {
      const deliveryOf = async () => describe(secret, await replacedBy(secret), isSafe, new Date());
      return new DeliveryPanel({ ...services, deliveryOf }, secret, onDispose);
    });
}

function describe(
  secret: WaitingSecret,
  replaced: Replaced | undefined,
  isSafe: boolean,
  now: Date,
): Delivery {
  const deployment = parseDeploymentUrl(secret.deployment);
  const host = deployment.ok ? deployment.value.host : secret.deployment;
  const until = secret.confirmedUntil === undefined ? undefined : new Date(secret.confirmedUntil);
  return {
    name: secret.name,
    username: secret.username,
    host,
    summary: sentence(secret.summary),
    ends: until ? l10n.t("Expires {0}, {1}.", relativeTime(until, now), absoluteTime(until)) : "",
    replaces: replaced ? replacedInWords(replaced) : "",
    isConfirmed: until !== undefined,
    isSafe,
    snippets: shownSnippets(secret.deployment, secret.secret),
    firstUse: useFor(vscode.env.shell),
  };
}

function replacedInWords({ name, ending }: Replaced): string {
  if (ending.kind === "unused")
    return l10n.t('"{0}" expires once it\'s no longer used, after you select Done.', name);

  if (ending.seconds === 0) return l10n.t('"{0}" expires when you select Done.', name);
  return l10n.t('"{0}" expires {1} after you select Done.', name, lifetimeInWords(ending.seconds));
}
