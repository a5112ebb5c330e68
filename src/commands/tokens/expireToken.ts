import * as vscode from "vscode";
import { confirm, inform } from "../../platform/notify";
import { retire } from "../../tokens/retire";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { pickToken } from "./pickToken";

/** Ends a token now. The server keeps it in its list and audit trail, or deletes it where it cannot expire. */
export async function expireToken(
  services: Pick<Services, "sessions" | "tokens" | "vault">,
  argument: unknown,
): Promise<void> {
  const node = await pickToken(
    services,
    argument,
    vscode.l10n.t("Expire a Token"),
    ({ facts }) => facts.state !== "expired",
  );
  const { key, loaded } = node;
  const session = requireSession(services.sessions, node);
  const { client, deployment } = session;
  const canExpire = loaded.features.expire;
  const sure = await confirm(
    vscode.l10n.t('Expire "{0}"?', key.name),
    canExpire
      ? vscode.l10n.t("Whatever uses it at {0} stops working now. This cannot be undone.", deployment.host)
      : vscode.l10n.t(
          "{0} cannot expire tokens, so it is deleted. Whatever uses it stops working now.",
          deployment.host,
        ),
    canExpire ? vscode.l10n.t("Expire Token") : vscode.l10n.t("Delete Token"),
  );
  if (!sure) return;
  const retirement = await retire(client, key.id);
  void inform(
    retirement === "expired"
      ? vscode.l10n.t('"{0}" is expired.', key.name)
      : vscode.l10n.t('"{0}" is deleted, since {1} cannot expire tokens.', key.name, deployment.host),
  );
  await services.tokens.of(session).refresh("changed");
}
