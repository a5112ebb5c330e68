import path from "node:path";
import * as l10n from "@vscode/l10n";
import type { Memento } from "vscode";
import { bundleTitle } from "../../../agents/access/accessWords";
import { accessGrant } from "../../../agents/access/agentAccess";
import { givenAccess, takeAccess } from "../../../agents/access/givenAccess";
import type { DeploymentHref } from "../../../coder/api/deployment";
import type { HeldFor } from "../../../leases/holders/endHeld";
import { ExtensionConsents } from "../../../lending/extensionConsents";
import { holderWords } from "../../../presentation/leaseWords";
import { TaskConsents } from "../../../tasks/taskConsents";

/** Something that gets a token without another question, because the person agreed to it before. */
export type Remembered = HeldFor & {
  /** Names what gets it. */
  readonly title: string;
  /** Where that is, in a few words; empty if that is not known. */
  readonly place: string;
  /** Makes it a question again. What runs because of it has to be ended, too. */
  readonly forget: () => Promise<void>;
};

/**
 * Returns all that is remembered on this machine: what agents were given, other extensions and tasks.
 * @param memory VS Code's state of this machine.
 */
export function allRemembered(memory: Memento): readonly Remembered[] {
  return [...ofAgents(memory), ...ofExtensions(memory), ...ofTasks(memory)];
}

/**
 * Forgets all that is remembered at a deployment.
 * @param memory VS Code's state of this machine.
 */
export async function forgetRemembered(memory: Memento, href: DeploymentHref): Promise<void> {
  for (const each of allRemembered(memory)) if (each.deployment === href) await each.forget();
}

function ofAgents(memory: Memento): Remembered[] {
  return givenAccess(memory).map((access) => ({
    kind: "agent",
    deployment: access.deployment,
    userId: access.userId,
    grant: accessGrant(access),
    title: l10n.t("AI agents: {0}", bundleTitle(access.bundle)),
    place: access.target?.name ?? l10n.t("all workspaces"),
    forget: () => takeAccess(memory, [access]),
  }));
}

function ofExtensions(memory: Memento): Remembered[] {
  const consents = new ExtensionConsents(memory);
  return consents.all().map(({ href, userId, list, grant }) => ({
    kind: "extension",
    deployment: href,
    userId,
    grant,
    title: l10n.t("Another extension"),
    place: "",
    forget: () => consents.takeBack(href, userId, JSON.stringify(list)),
  }));
}

function ofTasks(memory: Memento): Remembered[] {
  const consents = new TaskConsents(memory);
  return consents.all().map((consent) => ({
    kind: "task",
    deployment: consent.href,
    userId: consent.userId,
    grant: consent.grant,
    title: holderWords({ kind: "task", holder: consent.label }),
    place: path.basename(consent.folder),
    forget: () => consents.takeBack(consent),
  }));
}
