import * as l10n from "@vscode/l10n";
import { CoderError } from "../../coder/errors/coderError";

/** Explains in one line why a search failed. */
export function sayNotFound(error: unknown): string {
  return error instanceof CoderError ? `${error.message} ${error.advice}` : l10n.t("The search failed.");
}
