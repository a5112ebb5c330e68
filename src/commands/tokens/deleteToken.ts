import * as vscode from "vscode";
import { confirm, inform } from "../../platform/notify";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { pickToken } from "./pickToken";

/** Removes a token from the server for good, its name becoming free again. */
export async function deleteToken(
  services: Pick<Services, "sessions" | "tokens" | "vault">,
  argument: unknown,
): Promise<void> {
  const node = await pickToken(services, argument, vscode.l10n.t("Delete a Token"));
  const { key, facts } = node;
  const session = requireSession(services.sessions, node);
  const { client, deployment } = session;
  const sure = await confirm(
    vscode.l10n.t('Delete "{0}"?', key.name),
    facts.state === "expired"
      ? vscode.l10n.t("{0} forgets it, and its name becomes free. This cannot be undone.", deployment.host)
      : vscode.l10n.t(
          "Whatever uses it at {0} stops working now, and no trace stays in its list. This cannot be undone.",
          deployment.host,
        ),
    vscode.l10n.t("Delete Token"),
  );
  if (!sure) return;
  await client.keys.delete(key.id);
  void inform(vscode.l10n.t('"{0}" is deleted.', key.name));
  await services.tokens.of(session).refresh("changed");
}
