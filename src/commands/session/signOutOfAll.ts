import * as vscode from "vscode";
import { confirm } from "../../platform/notify";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { leave } from "./leave";

/** Ends every session, in this window and the others. */
export async function signOutOfAll(
  services: Pick<Services, "sessions" | "vault" | "forgetDeployment">,
): Promise<void> {
  requireSession(services.sessions);
  const { all } = services.sessions;
  const waiting = await services.vault.list();
  const sure = await confirm(
    vscode.l10n.t("Sign out of {0} deployments?", all.length),
    [
      ...all.map(({ deployment, record }) => vscode.l10n.t("{0} at {1}", record.username, deployment.host)),
      ...waiting.map(({ name }) =>
        vscode.l10n.t('The secret of "{0}" still waits for you and is lost.', name),
      ),
    ],
    vscode.l10n.t("Sign Out of All"),
  );
  if (!sure) return;
  for (const session of all) await leave(services, session);
}
