import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { DeploymentHref } from "../../coder/api/deployment";
import { Cancelled, type ErrorDoor } from "../../platform/errors";
import { pickItem } from "../../platform/shown/quickInputs";
import type { KnownSessions, SignedIn } from "../../session/sessionState";

type Choice = vscode.QuickPickItem & { readonly session?: SignedIn };

/** Selects the deployment that commands in this window work with, or signs in to another one. */
export async function switchDeployment({
  sessions,
  openSignIn,
  errors,
}: {
  readonly sessions: KnownSessions & { makeCurrent(href: DeploymentHref): Promise<void> };
  readonly openSignIn: (address?: string, isLinked?: boolean) => Promise<unknown>;
  readonly errors: ErrorDoor;
}): Promise<void> {
  const { all, current } = sessions;
  const choices: Choice[] = [
    ...all.map((session) => ({
      label: session.deployment.host,
      iconPath: new vscode.ThemeIcon("server"),
      description: session.record.username,
      ...(session === current ? { detail: l10n.t("Current deployment") } : {}),
      session,
    })),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    {
      label: l10n.t("Sign in to another deployment"),
      iconPath: new vscode.ThemeIcon("sign-in"),
    },
  ];
  const picked = await pickItem(choices, { title: l10n.t("Switch Deployment") });
  if (!picked) throw new Cancelled();
  if (picked.session) await sessions.makeCurrent(picked.session.deployment.href);
  else errors.inBackground("Signing in", () => openSignIn(""));
}
