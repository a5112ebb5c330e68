import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { ErrorDoor } from "../../platform/errors";
import { makeQuickPick } from "../../platform/shown/quickInputs";
import { absoluteTime, relativeTime } from "../../platform/time/times";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";
import { type LeavingServices, signOutOf } from "./leaving/signOutOf";

/** What listing sessions needs, apart from signing out of one. */
type SessionsServices = LeavingServices & {
  readonly sessions: KnownSessions & { makeCurrent(href: DeploymentHref): Promise<void> };
  readonly errors: ErrorDoor;
};

type SessionItem = vscode.QuickPickItem & { readonly session: SignedIn };

/**
 * Lists the sessions that VS Code has on this machine: where, who, since when, and the last use as far as the server
 * tells. A button ends a session; selecting one makes it the current one. Nothing shows a secret.
 */
export async function showSessions(services: SessionsServices): Promise<void> {
  const { sessions, errors } = services;
  requireSession(sessions);
  const pick = makeQuickPick<SessionItem>();
  const asking = new AbortController();
  /** The server's own record of each session's key. */
  const keys = new Map<SignedIn, ApiKey>();
  pick.title = l10n.t("Sessions on This Machine");
  pick.placeholder = l10n.t("Select a session to use its deployment, or sign out of it");
  pick.matchOnDescription = true;

  const draw = (): void => {
    const active = pick.activeItems[0]?.session;
    pick.items = sessions.all.map((session) =>
      itemOf(session, session === sessions.current, keys.get(session)),
    );
    pick.activeItems = pick.items.filter(({ session }) => session === active);
  };
  const learn = async (session: SignedIn): Promise<void> => {
    const { tokenId } = session.record.session;
    const key =
      tokenId === undefined
        ? undefined
        : await session.client.keys.get(tokenId, asking.signal).catch(() => undefined);
    if (key === undefined || asking.signal.aborted) return;
    keys.set(session, key);
    draw();
  };
  pick.onDidTriggerItemButton(({ item: { session } }) => {
    // The question comes in front of the list, which would keep the keyboard.
    pick.hide();
    errors.inBackground("Signing out", async () => {
      const isOut = await signOutOf(services, session, "always");
      if (isOut && sessions.all.length > 0) await showSessions(services);
    });
  });
  draw();
  pick.busy = true;
  const learnt = Promise.all(sessions.all.map(learn)).finally(() => (pick.busy = false));
  try {
    const picked = await new Promise<SignedIn | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.session));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    if (picked) await sessions.makeCurrent(picked.deployment.href);
  } finally {
    asking.abort();
    await learnt;
    pick.dispose();
  }
}

function itemOf(session: SignedIn, isCurrent: boolean, key: ApiKey | undefined): SessionItem {
  const { deployment, record } = session;
  const now = serverNow(session);
  const since = new Date(record.signedInAt);
  const expires = key?.expiresAt ?? (record.expiresAt === undefined ? undefined : new Date(record.expiresAt));
  return {
    label: deployment.host,
    iconPath: new vscode.ThemeIcon(isCurrent ? "check" : "server"),
    description: [record.username, ...(isCurrent ? [l10n.t("Current deployment")] : [])].join(" · "),
    detail: [
      l10n.t("Signed in {0}", relativeTime(since, new Date())),
      ...(key?.lastUsed ? [l10n.t("Last used {0}", relativeTime(key.lastUsed, now))] : []),
      ...(expires ? [l10n.t("Expires {0}", absoluteTime(expires))] : []),
    ].join(" · "),
    buttons: [
      { iconPath: new vscode.ThemeIcon("sign-out"), tooltip: l10n.t("Sign Out of {0}", deployment.host) },
    ],
    session,
  };
}
