import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Workspace } from "../../coder/api/workspaces";
import { Cancelled, Explained } from "../../platform/errors";
import { askForText, pickItem } from "../../platform/shown/quickInputs";
import { sayInStatusBar } from "../../platform/statusBar";
import { absoluteTime, lifetimeInWords, relativeTime } from "../../platform/time/times";
import { serverNow } from "../../session/serverTime";
import { deadlineFault, extensionsOf, readDeadline } from "../../workspaces/builds/deadlines";
import { extend } from "../../workspaces/builds/marks";
import { actOn } from "./acting/actOn";
import type { ActServices } from "./acting/actServices";
import { pickAnyWorkspace } from "./showing/pickAnyWorkspace";

type ExtensionItem = vscode.QuickPickItem & { readonly deadline: Date | undefined };

/** How long the status bar shows the new deadline, in ms. */
const saidFor = 8_000;

/** Postpones the scheduled stop of a running workspace. */
export async function extendWorkspace(services: ActServices, argument: unknown): Promise<void> {
  const listed = await pickAnyWorkspace(services, argument, l10n.t("Extend a Workspace's Time"), "extend");
  const { name } = listed;
  await actOn(services, listed, "extend", l10n.t('Extending "{0}"', name), async (ready) => {
    const before = await ready();
    const deadline = await chooseDeadline(name, before.workspace.latestBuild, serverNow(before.session));
    const { session, workspace } = await ready();
    const fault = faultOf(deadline, workspace.latestBuild, serverNow(session));
    if (fault !== undefined) throw new Explained(fault);
    await extend(session.client, workspace.id, deadline);
    sayInStatusBar(l10n.t('"{0}" runs until {1}.', name, absoluteTime(deadline)), saidFor);
    await services.workspaces.changed(session, workspace.id);
  });
}

/** @throws Cancelled if the person dismisses the question; Explained if the deadline cannot be later. */
async function chooseDeadline(name: string, build: Workspace["latestBuild"], now: Date): Promise<Date> {
  const extensions = extensionsOf(build, now);
  const { deadline, maxDeadline } = build;
  if (extensions.length === 0 && maxDeadline && deadline && maxDeadline <= deadline) {
    throw new Explained(
      l10n.t(
        '"{0}" already runs as long as its template allows: until {1}.',
        name,
        absoluteTime(maxDeadline),
      ),
    );
  }
  const items = [
    ...extensions.map(({ hours, deadline: later }): ExtensionItem => ({
      label:
        hours === undefined
          ? l10n.t("As long as possible")
          : l10n.t("{0} more", lifetimeInWords(hours * 3600)),
      description: l10n.t("until {0}", absoluteTime(later)),
      deadline: later,
    })),
    { label: l10n.t("Until…"), description: l10n.t("a time you enter"), deadline: undefined },
  ];
  const picked = await pickItem<ExtensionItem>(items, {
    title: deadline
      ? l10n.t('"{0}" stops {1}. How much longer?', name, relativeTime(deadline, now))
      : l10n.t('How much longer should "{0}" run?', name),
  });
  if (!picked) throw new Cancelled();
  return picked.deadline ?? (await askForDeadline(name, build, now));
}

async function askForDeadline(name: string, build: Workspace["latestBuild"], now: Date): Promise<Date> {
  const text = await askForText({
    title: l10n.t('Until when should "{0}" run?', name),
    prompt: l10n.t("A time such as 18:30, or a date and a time such as 2026-12-31 18:30"),
    validateInput: (typed) => {
      const read = readDeadline(typed, now);
      return read ? faultOf(read, build, now) : l10n.t("Enter a time such as 18:30.");
    },
  });
  const deadline = text === undefined ? undefined : readDeadline(text, now);
  if (!deadline) throw new Cancelled();
  return deadline;
}

function faultOf(deadline: Date, build: Workspace["latestBuild"], now: Date): string | undefined {
  const fault = deadlineFault(deadline, build, now);
  if (!fault) return undefined;
  return fault.kind === "tooNear"
    ? l10n.t("It must be at least 30 minutes from now: {0} or later.", absoluteTime(fault.limit))
    : l10n.t("The template allows at most {0}.", absoluteTime(fault.limit));
}
