import * as l10n from "@vscode/l10n";
import { openSuccessor, type SuccessorServices } from "./succession/openSuccessor";

/** Replaces a token with one of the same grant and lifetime; the form says what happens, and when the old one ends. */
export async function rotateToken(services: SuccessorServices, argument: unknown): Promise<void> {
  await openSuccessor(services, argument, "rotate", l10n.t("Rotate a Token"));
}
