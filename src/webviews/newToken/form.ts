import * as vscode from "vscode";
import {
  buildCatalog,
  type Catalog,
  defaultLifetimeSeconds,
  formatLifetime,
  type ScopeInfo,
  type ServerFeatures,
} from "../../core";
import { lifetimeInWords } from "../../platform/times";
import type { SignedIn } from "../../session/sessionState";
import type { Draft, FormSetup, LifetimePreset, ScopeChoice } from "./contract";

/** What the form is filled from; it does not change while the panel is open. */
export type Form = {
  readonly setup: FormSetup;
  readonly catalog: Catalog;
  readonly emptyDraft: Draft;
  /** Of the deployment, for this person; seconds. */
  readonly maximumSeconds: number;
  /** Names that the person's tokens have, expired ones included. */
  readonly takenNames: readonly string[];
  readonly userId: string;
};

const presetSeconds = [3600, 86_400, 7 * 86_400, 30 * 86_400, 90 * 86_400];

/**
 * Asks the deployment for all that the form needs.
 * @param session who wants a token, and where.
 * @param signal cancels.
 * @throws CoderError when the deployment cannot be asked.
 */
export async function loadForm({ client, deployment, record }: SignedIn, signal: AbortSignal): Promise<Form> {
  const [{ version }, names, { maxLifetimeSeconds }, tokens] = await Promise.all([
    client.buildInfo(signal),
    client.scopeNames(signal),
    client.tokens.config("me", signal),
    client.tokens.list({ includeExpired: true }, signal),
  ]);
  const catalog = buildCatalog(names, version);
  return {
    setup: {
      host: deployment.host,
      username: record.username,
      presets: presetsUpTo(maxLifetimeSeconds),
      maximum: vscode.l10n.t("At most {0} on this deployment.", lifetimeInWords(maxLifetimeSeconds)),
      groups: catalog.groups.map(({ title, scopes }) => ({ title, scopes: scopes.map(choiceOf) })),
      resourceTypes: catalog.resourceTypes.map(({ type }) => ({ type, label: type })),
      canScope: catalog.features.scopes,
      canList: catalog.features.allowLists,
      limits: limitsOf(catalog.features, deployment.host),
    },
    catalog,
    emptyDraft: {
      name: "",
      lifetime: formatLifetime(Math.min(defaultLifetimeSeconds, maxLifetimeSeconds)),
      scopes: [],
      reach: "all",
      allowList: [],
    },
    maximumSeconds: maxLifetimeSeconds,
    takenNames: tokens.map(({ name }) => name),
    userId: record.userId,
  };
}

function choiceOf({ name, kind, description, expansion }: ScopeInfo): ScopeChoice {
  return {
    name,
    description,
    expansion: kind === "action" ? [] : expansion,
    isFullAccess: kind === "full",
  };
}

function presetsUpTo(maximumSeconds: number): LifetimePreset[] {
  return presetSeconds
    .filter((seconds) => seconds <= maximumSeconds)
    .map((seconds) => ({ text: formatLifetime(seconds), label: lifetimeInWords(seconds) }));
}

function limitsOf(features: ServerFeatures, host: string): string[] {
  if (!features.scopes) {
    return [
      vscode.l10n.t("{0} is older than Coder v2.27 and cannot scope tokens: each has full access.", host),
    ];
  }
  if (!features.allowLists) {
    return [vscode.l10n.t("{0} is older than Coder v2.28 and cannot limit tokens to single things.", host)];
  }
  return [];
}
