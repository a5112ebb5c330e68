import * as l10n from "@vscode/l10n";
import { matrixStrings } from "../../page/matrix/strings";

/** The texts of the details page. */
export type DetailsStrings = ReturnType<typeof detailsStrings>;

/**
 * Gives the texts of the details page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function detailsStrings() {
  return {
    ...matrixStrings(),
    states: {
      active: l10n.t("Active"),
      expiresSoon: l10n.t("Expires soon"),
      expired: l10n.t("Expired"),
    },
    actions: {
      keep: l10n.t("Keep Token"),
      rotate: l10n.t("Rotate"),
      change: l10n.t("Change"),
      mintAgain: l10n.t("Mint another like this"),
      mintExpired: l10n.t("Mint again with the same grant"),
      verify: l10n.t("Verify"),
      expire: l10n.t("Expire"),
      delete: l10n.t("Delete"),
      copyId: l10n.t("Copy id"),
    },
    dates: {
      created: l10n.t("Created"),
      lastUsed: l10n.t("Last used"),
      expires: l10n.t("Expires"),
      expired: l10n.t("Expired"),
    },
    never: l10n.t("never"),
    lifetime: l10n.t("For {0}."),
    notes: {
      hourly: l10n.t("The server notes a use once an hour at most."),
      onlyProof: l10n.t("Only its proof used it. A use within an hour of that leaves no trace."),
      slides: l10n.t("On this server use moves the end further away."),
    },
    life: l10n.t("Life"),
    today: l10n.t("Today"),
    lastUse: l10n.t("Last use"),
    permissions: l10n.t("What it can do"),
    asked: l10n.t("Asked {0}."),
    runnable: l10n.t("What this token can run"),
    runnableHint: l10n.t("As far as the role of its owner allows. This was worked out, not tried."),
    requests: l10n.t("Requests"),
    commands: l10n.t("coder commands"),
    nothingRuns: l10n.t("None of the usual requests and commands."),
    cannotRun: l10n.t("What it can't run ({0})"),
    scopes: l10n.t("Scopes"),
    reach: l10n.t("What it reaches"),
    copyResourceId: l10n.t("Copy the id of {0}"),
    gone: l10n.t("gone, or hidden from you"),
  };
}
