import * as vscode from "vscode";
import { absoluteTime, relativeTime } from "../platform/times";
import type { Sessions } from "./sessions";
import type { SignedIn } from "./sessionState";

const hourMs = 3_600_000;

/** Sessions that end within this many milliseconds are told of. */
const warnMs = 24 * hourMs;

/** Shows in the status bar that a session is about to end; nothing is shown otherwise. */
export class ExpiryStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly parts: vscode.Disposable[];
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly sessions: Sessions) {
    this.item = vscode.window.createStatusBarItem("coderAccess.session", vscode.StatusBarAlignment.Left);
    this.item.name = vscode.l10n.t("Coder Session");
    this.timer = setInterval(() => this.show(new Date()), hourMs / 4);
    this.parts = [this.item, sessions.onDidChange(() => this.show(new Date()))];
    this.show(new Date());
  }

  dispose(): void {
    clearInterval(this.timer);
    for (const part of this.parts) part.dispose();
  }

  private show(now: Date): void {
    const next = endingSessions(this.sessions.all, now)[0];
    if (!next) {
      this.item.hide();
      return;
    }
    const { session, ends } = next;
    const { host, href } = session.deployment;
    this.item.text = `$(watch) ${vscode.l10n.t("Coder session ends {0}", relativeTime(ends, now))}`;
    this.item.tooltip = vscode.l10n.t(
      "Your session at {0} ends {1}. Press to sign in again.",
      host,
      absoluteTime(ends),
    );
    this.item.command = {
      command: "coderAccess.session.signIn",
      title: vscode.l10n.t("Sign In"),
      arguments: [href],
    };
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.show();
  }
}

/**
 * The sessions that are about to end, or have ended, soonest first.
 * @param sessions all sessions.
 * @param now the time to compare with.
 */
export function endingSessions(
  sessions: readonly SignedIn[],
  now: Date,
): { readonly session: SignedIn; readonly ends: Date }[] {
  return sessions
    .flatMap((session) => {
      const { expiresAt } = session.record;
      return expiresAt === undefined ? [] : [{ session, ends: new Date(expiresAt) }];
    })
    .filter(({ ends }) => ends.getTime() - now.getTime() < warnMs)
    .sort((a, b) => a.ends.getTime() - b.ends.getTime());
}
