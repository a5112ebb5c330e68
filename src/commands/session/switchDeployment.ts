import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Cancelled } from "../../platform/errors";
import { pickItem } from "../../platform/shown/quickInputs";
import type { SignedIn } from "../../session/sessionState";
import type { Services } from "../services/services";

type Choice = vscode.QuickPickItem & { readonly session?: SignedIn };

/** Chooses the deployment that commands work with in this window, or signs in to another. */
export async function switchDeployment({
  sessions,
  openSignIn,
  errors,
}: Pick<Services, "sessions" | "openSignIn" | "errors">): Promise<void> {
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
