import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Memento } from "vscode";
import type { UserId } from "../../coder/api/answers";
import type { Grant } from "../../core/grant/grant";
import { endHeld, heldFor } from "../../leases/holders/endHeld";
import type { LeaseControl } from "../../leases/leaseControl";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { confirm, inform, namesInQuestion, paragraphs } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { allRemembered, type Remembered } from "./remembered/remembered";
import { tellEnded } from "./tellEnded";

/** What managing remembered access needs. */
export type RememberedServices = {
  readonly sessions: Pick<KnownSessions, "at">;
  readonly memory: Memento;
  readonly leases: Pick<LeaseControl, "list" | "end">;
  /** Says what a grant can do, with the names that a session finds. */
  readonly grantWithNames: (session: SignedIn | undefined, grant: Grant, userId: UserId) => Promise<string>;
};

type Item = vscode.QuickPickItem & { readonly value: readonly Remembered[] };

/**
 * Shows what gets a token without another question (agents, other extensions, tasks), with what it can do and where, and makes one
 * or all of it a question again. What is held because of it ends.
 * @throws Cancelled if the person leaves the pick.
 */
export async function manageRemembered(services: RememberedServices): Promise<void> {
  const all = allRemembered(services.memory);
  if (all.length === 0) {
    await inform(l10n.t("No access is remembered. Extensions, tasks, and AI agents ask first."));
    return;
  }
  const picked = await pickItem(
    withLateProgress(l10n.t("Loading options"), () => itemsOf(services, all)),
    {
      title: l10n.t("Remembered Access"),
      placeHolder: l10n.t("Select what to remove"),
      matchOnDescription: true,
    },
  );
  if (!picked) throw new Cancelled();
  await remove(services, picked);
}

async function remove(
  services: RememberedServices,
  { label: title, detail = "", value: chosen }: Item,
): Promise<void> {
  const [only] = chosen;
  const question =
    only && chosen.length === 1
      ? l10n.t("Remove this remembered access to {0}?", hostOf(only))
      : l10n.t("Remove all remembered access?");
  const held = await heldFor(services.leases, chosen);
  const agreed = await confirm(
    question,
    paragraphs(
      ...(chosen.length > 1 ? namesInQuestion(chosen.map(({ title }) => title)) : [title, detail]),
      l10n.t("You'll be asked again the next time."),
      ...(held.length > 0
        ? [l10n.t("What uses its tokens now loses access. Tasks and agents are stopped.")]
        : []),
    ),
    l10n.t("Remove"),
  );
  if (!agreed) return;
  // First, so that nothing gets another one.
  for (const each of chosen) await each.forget();
  const result = await withLateProgress(l10n.t("Ending leases"), () => endHeld(services.leases, chosen));
  if (result.ended + result.left.length === 0)
    await inform(l10n.t("Removed. You'll be asked again the next time."));
  else tellEnded(result, () => endHeld(services.leases, chosen));
}

async function itemsOf(services: RememberedServices, all: readonly Remembered[]): Promise<readonly Item[]> {
  const each = await Promise.all(all.map((one) => itemOf(services, one)));
  return all.length === 1 ? each : [...each, { label: l10n.t("All of It"), value: all }];
}

async function itemOf({ sessions, grantWithNames }: RememberedServices, one: Remembered): Promise<Item> {
  const { title, place, deployment, grant, userId } = one;
  return {
    label: title,
    description: [place, hostOf(one)].filter((part) => part !== "").join(" · "),
    detail: await grantWithNames(sessions.at(deployment), grant, userId),
    value: [one],
  };
}

function hostOf({ deployment }: Remembered): string {
  return new URL(deployment).host;
}
