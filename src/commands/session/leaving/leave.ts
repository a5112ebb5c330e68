import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../../../coder/api/deployment";
import type { LeaseControl, LeaseLeft } from "../../../leases/leaseControl";
import { runCommand } from "../../../platform/commands";
import type { ErrorDoor } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { inform, warn } from "../../../platform/shown/notify";
import type { SignedOutHow } from "../../../session/keys/leftKey";
import type { KnownSessions, SignedIn } from "../../../session/sessionState";
import type { PendingRetirements } from "../../../tokens/retiring/retirement";
import { pendingOf } from "./atStake";
import { leasesLeft, notEnding } from "./stakeWords";
import { tellUndeleted } from "./tellUndeleted";

/** What signing out needs. */
export type LeaveServices = {
  readonly sessions: KnownSessions & {
    signOut(session: SignedIn, signal?: AbortSignal): Promise<SignedOutHow>;
  };
  readonly forgetDeployment: (href: DeploymentHref) => Promise<void>;
  readonly retirements: PendingRetirements;
  /** Ends what was issued for a session while the session still can. */
  readonly leases: Pick<LeaseControl, "endAllOf">;
  readonly errors: ErrorDoor;
};

/**
 * Signs out of a deployment after the person has agreed, forgets everything kept for it (unless somebody has
 * signed in there again meanwhile), and reports the result. The person can stop waiting for a server that
 * does not answer.
 * @param services who is signed in, and what is kept.
 * @param session the session to end.
 */
export async function leave(services: LeaveServices, session: SignedIn): Promise<void> {
  const { sessions, forgetDeployment, retirements, errors } = services;
  const { href, host } = session.deployment;
  let left: readonly LeaseLeft[] = [];
  const outcome = await withLateProgress(l10n.t("Signing out of {0}", host), async (signal, { report }) => {
    report(l10n.t("Cancel to sign out here without waiting for the server."));
    left = await services.leases.endAllOf(session, signal);
    return sessions.signOut(session, signal);
  });
  // Do not wait for the person to read it.
  errors.inBackground("Telling how signing out went", async () =>
    tell(session, outcome, [await promisesOf(session, retirements), leasesLeft(left)]),
  );
  if (outcome.notRemoved !== undefined) errors.show("Removing the session", outcome.notRemoved);
  if (sessions.at(href) === undefined) await forgetDeployment(href);
}

async function promisesOf(session: SignedIn, retirements: PendingRetirements): Promise<string | undefined> {
  return notEnding(await pendingOf(retirements, session));
}

async function tell(
  session: SignedIn,
  outcome: SignedOutHow,
  staying: readonly (string | undefined)[],
): Promise<void> {
  const { host, href } = session.deployment;
  const promises = staying.filter((sentence) => sentence !== undefined).join(" ");
  if (outcome.kind === "notRevoked") await tellUndeleted(host, "signedOut", outcome);

  if (promises !== "") {
    const signIn = l10n.t("Sign In");
    const pressed = await warn(l10n.t("Signed out of {0}. {1}", host, promises), signIn);
    if (pressed === signIn) await runCommand("coderAccess.session.signIn", href);
  } else if (outcome.kind === "kept") {
    await inform(l10n.t("Signed out of {0}. The token you signed in with stays valid on the server.", host));
  } else if (outcome.kind === "revoked") {
    await inform(l10n.t("Signed out of {0}.", host));
  }
}
