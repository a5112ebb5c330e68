import * as l10n from "@vscode/l10n";
import type { LeaseTitle } from "../core/token/leaseToken";

/** Names what holds a lease: `Terminal "alpha"`. */
export function holderWords({ kind, holder }: Pick<LeaseTitle, "kind" | "holder">): string {
  if (holder === "") return kindWords(kind);
  switch (kind) {
    case "terminal":
      return l10n.t('Terminal "{0}"', holder);
    case "task":
      return l10n.t('Task "{0}"', holder);
    case "agent":
      return l10n.t('Agent "{0}"', holder);
    case "extension":
      return l10n.t('Extension "{0}"', holder);
    case "tool":
      return l10n.t('Tool "{0}"', holder);
  }
}

function kindWords(kind: LeaseTitle["kind"]): string {
  switch (kind) {
    case "terminal":
      return l10n.t("Terminal");
    case "task":
      return l10n.t("Task");
    case "agent":
      return l10n.t("Agent");
    case "extension":
      return l10n.t("Extension");
    case "tool":
      return l10n.t("Tool");
  }
}
