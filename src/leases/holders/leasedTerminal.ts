import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Grant } from "../../core/grant/grant";
import { inBackground } from "../../platform/background";
import {
  launchedProfile,
  type LaunchedTerminal,
  openLaunchedTerminal,
} from "../../platform/launcher/launchedTerminals";
import type { SignedIn } from "../../session/sessionState";
import { endOf, type Lease, type Lending } from "../lease";
import { cannotLimit } from "./cannotLimit";
import { offerNewLease } from "./offerNewLease";

/** A terminal whose shell holds a lease. */
export type LeasedTerminal = {
  /** What it is for: a workspace, or a command. */
  readonly name: string;
  readonly grant: Grant;
  /** What its token can do, in a sentence; shown above the first prompt. */
  readonly says: (until: Date) => string;
};

/** What such terminals need. */
export type LeasedTerminalServices = {
  readonly leases: Lending;
  /** Where the extension is. */
  readonly extensionUri: vscode.Uri;
};

/**
 * Opens a terminal with a lease in the environment of its shell, and of nothing else. The lease ends with the shell.
 * @throws as {@link Lending.take} does, and errors of the system: no shell was started then.
 */
export async function openLeasedTerminal(
  services: LeasedTerminalServices,
  session: SignedIn,
  terminal: LeasedTerminal,
): Promise<void> {
  await launch(services, session, terminal, openLaunchedTerminal);
}

/** Builds the profile for the menu beside `+`; see {@link openLeasedTerminal}. */
export async function leasedProfile(
  services: LeasedTerminalServices,
  session: SignedIn,
  terminal: LeasedTerminal,
): Promise<vscode.TerminalProfile> {
  return (await launch(services, session, terminal, launchedProfile)).profile;
}

async function launch<Opened extends { readonly end: () => void }>(
  services: LeasedTerminalServices,
  session: SignedIn,
  terminal: LeasedTerminal,
  open: (launched: LaunchedTerminal) => Promise<Opened>,
): Promise<Opened> {
  const { name, grant, says } = terminal;
  const lease = await services.leases.take(session, {
    kind: "terminal",
    name,
    grant,
    onEndsSoon: (until) =>
      offerNewLease(l10n.t('The terminal "{0}"', name), until, {
        title: l10n.t("Open New Terminal"),
        run: () => openLeasedTerminal(services, session, terminal),
      }),
  });
  if (!lease) throw cannotLimit(session);
  try {
    const opened = await open({
      name: l10n.t("{0} (scoped token)", name),
      icon: "key",
      env: await lease.environment(),
      extensionUri: services.extensionUri,
      greeting: says(lease.until),
      onOver: () => inBackground("Ending the lease of a terminal", () => lease.end()),
    });
    follow(lease, opened);
    return opened;
  } catch (error) {
    await lease.end();
    throw error;
  }
}

/** The person may have agreed that the shell ends, too. */
function follow({ ended }: Lease, { end }: { readonly end: () => void }): void {
  const stop = (): void => {
    if (endOf(ended)?.endsProcess === true && endOf(ended)?.why === "person") end();
  };
  ended.addEventListener("abort", stop, { once: true });
  stop();
}
