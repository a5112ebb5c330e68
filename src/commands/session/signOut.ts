import * as vscode from "vscode";
import { confirm, inform, warn } from "../../platform/notify";
import { absoluteTime } from "../../platform/times";
import { requireSession } from "../requireSession";
import type { Services } from "../services";

/** Ends the current session: the key is deleted on the server by its id, then forgotten here. */
export async function signOut({ sessions }: Pick<Services, "sessions">): Promise<void> {
  const { deployment, record } = requireSession(sessions);
  const { host } = deployment;
  const sure = await confirm(
    vscode.l10n.t("Sign out of {0}?", host),
    record.origin === "cliAuth"
      ? vscode.l10n.t(
          "The session of {0} is deleted on the server and here. Your tokens stay.",
          record.username,
        )
      : vscode.l10n.t("The token you pasted is forgotten here and stays valid on the server."),
    vscode.l10n.t("Sign Out"),
  );
  if (!sure) return;
  const outcome = await sessions.signOut();
  if (outcome.kind !== "notRevoked") {
    void inform(vscode.l10n.t("Signed out of {0}.", host));
    return;
  }
  void warn(
    vscode.l10n.t(
      "Signed out of {0} here, but its session could not be deleted there: {1} It is valid until {2}.",
      host,
      outcome.error.message,
      outcome.expiresAt === undefined
        ? vscode.l10n.t("it expires")
        : absoluteTime(new Date(outcome.expiresAt)),
    ),
  );
}
