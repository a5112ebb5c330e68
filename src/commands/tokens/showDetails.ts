import * as vscode from "vscode";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { pickToken } from "./picking/pickToken";

/** Shows everything about a token in a panel of its own. */
export async function showDetails(
  services: Pick<Services, "sessions" | "tokens" | "vault" | "surveys" | "openDetails">,
  argument: unknown,
): Promise<void> {
  const node = await pickToken(services, argument, vscode.l10n.t("Show a Token's Details"));
  services.openDetails(requireSession(services.sessions, node), node.key.id);
}
