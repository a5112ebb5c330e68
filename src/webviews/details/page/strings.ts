import * as l10n from "@vscode/l10n";
import { gridStrings } from "./grid/strings";

/** The texts of the details page. */
export type DetailsStrings = ReturnType<typeof detailsStrings>;

/**
 * Returns the texts of the details page in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function detailsStrings() {
  return {
    ...gridStrings(),
    actions: {
      keep: l10n.t("Keep Token"),
      rotate: l10n.t("Rotate…"),
      change: l10n.t("Change…"),
      mintAgain: l10n.t("Duplicate…"),
      verify: l10n.t("Verify…"),
      openInCoder: l10n.t("Open in Coder"),
      copyId: l10n.t("Copy ID"),
      expire: l10n.t("Expire…"),
      delete: l10n.t("Delete…"),
      editNote: l10n.t("Edit Note…"),
    },
    note: l10n.t("Note"),
    noteIsHere: l10n.t("Only on this computer."),
    addNote: l10n.t("Add Note…"),
    moreActions: l10n.t("More Actions"),
    toRunnable: l10n.t("What Can It Run?"),
    dates: {
      created: l10n.t("Created"),
      lastUsed: l10n.t("Last used"),
      expires: l10n.t("Expires"),
      expired: l10n.t("Expired"),
    },
    never: l10n.t("never"),
    lifetime: l10n.t("Valid for {0}."),
    notes: {
      hourly: l10n.t("Updated at most once an hour."),
      onlyProof: l10n.t("Used only by the verification."),
      slides: l10n.t("Using the token extends its lifetime."),
    },
    life: l10n.t("Timeline"),
    today: l10n.t("Today"),
    lastUse: l10n.t("Last use"),
    permissions: l10n.t("What it can do"),
    asked: l10n.t("Verified {0}."),
    runnable: l10n.t("Available requests and commands"),
    runnableHint: l10n.t("Calculated, not tested. Role restrictions may apply."),
    requests: l10n.t("Requests"),
    commands: l10n.t("coder commands"),
    nothingRuns: l10n.t("None of the common requests and commands."),
    cannotRun: l10n.t("Unavailable ({0})"),
    scopes: l10n.t("Scopes"),
    reach: l10n.t("Resources"),
    copyResourceId: l10n.t("Copy ID of {0}"),
    gone: l10n.t("deleted, or you can't see it"),
  };
}
