import * as vscode from "vscode";
import { confirm } from "../../platform/notify";
import { isOurs } from "../../session/sessionOrigin";
import type { Services } from "../services";
import { leave } from "./leave";
import { pickSession } from "./pickSession";

/** Ends a session: its key is deleted on the server by its id, then everything of it is forgotten here. */
export async function signOut(
  services: Pick<Services, "sessions" | "vault" | "forgetDeployment">,
  row: unknown,
): Promise<void> {
  const session = await pickSession(services.sessions, row, vscode.l10n.t("Sign Out"));
  const { deployment, record } = session;
  const waiting = (await services.vault.list()).filter((secret) => secret.deployment === deployment.href);
  const fate = isOurs(record)
    ? vscode.l10n.t(
        "The session of {0} is deleted on the server and here. Your tokens stay.",
        record.username,
      )
    : vscode.l10n.t("The token you signed in with is forgotten here and stays valid on the server.");
  const sure = await confirm(
    vscode.l10n.t("Sign out of {0}?", deployment.host),
    [
      fate,
      ...waiting.map(({ name }) =>
        vscode.l10n.t('The secret of "{0}" still waits for you and is lost.', name),
      ),
    ],
    vscode.l10n.t("Sign Out"),
  );
  if (sure) await leave(services, session);
}
