import * as l10n from "@vscode/l10n";
import { openSuccessor, type SuccessorServices } from "./succession/openSuccessor";

/**
 * Changes what a token may do. The server cannot edit tokens, so the form creates a successor from the same grant, and
 * shows the differences and when the old token ends.
 */
export async function changeToken(services: SuccessorServices, argument: unknown): Promise<void> {
  await openSuccessor(services, argument, "change", l10n.t("Change a Token"));
}
