import * as l10n from "@vscode/l10n";
import { CoderError } from "../coder/errors/coderError";
import type { StatusItem } from "../platform/statusBar";
import { absoluteTime, relativeTime } from "../platform/time/times";
import { serverNow } from "./serverTime";
import { type KnownEnd, stageOf } from "./sessionStage";
import type { SignedIn } from "./sessionState";

/** Says in the status bar that a session is about to end, or has ended. Loaded for the first of them. */
export function endingSession(session: SignedIn, end: KnownEnd): Parameters<StatusItem["show"]>[0] {
  const { host, href } = session.deployment;
  const now = +serverNow(session);
  const ends = new Date(end.endsAt);
  const hasEnded = stageOf(end, now) === "ended";
  return {
    icon: "watch",
    text: hasEnded
      ? l10n.t("Coder session ended")
      : l10n.t("Coder session ends {0}", relativeTime(ends, new Date(now))),
    tooltip: hasEnded
      ? l10n.t("Your session on {0} has ended. Select to sign in again.", host)
      : l10n.t("Your session on {0} ends {1}. Select to sign in again.", host, absoluteTime(ends)),
    command: { id: "coderAccess.session.signIn", title: l10n.t("Sign In"), arguments: [href] },
  };
}

/**
 * Asks the server when a session ends, since using it may have moved its end.
 * @param end what was known before; it counts if the server does not say.
 */
export async function askEnd(session: SignedIn, end: KnownEnd): Promise<KnownEnd> {
  try {
    const key = await session.client.keys.get(session.record.session.tokenId ?? "");
    return { endsAt: key.expiresAt.getTime(), lifetimeMs: key.lifetimeSeconds * 1000 };
  } catch (error) {
    if (!(error instanceof CoderError)) throw error;
    const endsAt = error.kind === "unauthorized" ? Math.min(end.endsAt, +serverNow(session)) : end.endsAt;
    return { ...end, endsAt };
  }
}
