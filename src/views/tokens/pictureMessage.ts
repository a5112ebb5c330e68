import * as l10n from "@vscode/l10n";
import { shownNumber } from "../../platform/time/times";
import type { ArrangedTokens } from "../../tokens/audit/groups";
import type { TokenQuery } from "../../tokens/audit/tokenQuery";
import { clockSentence } from "../tree/outage";
import type { DeploymentState, PictureFacts } from "./pictureFacts";

type Arranged = DeploymentState & { readonly groups: ArrangedTokens | undefined };

/**
 * Builds the line above the rows, which says only what they don't: what failed, or that this machine's clock is
 * wrong; and what a filter hides. Empty if there is nothing to say.
 * @param facts what the picture is built from.
 * @param arranged each deployment with its visible tokens.
 * @param query what the filter asks for; undefined if there is no filter.
 */
export function sentenceAbove(
  facts: PictureFacts,
  arranged: readonly Arranged[],
  query: TokenQuery | undefined,
): string {
  const failures = arranged.flatMap(({ state }) =>
    state.kind === "failed" ? facts.explain(state.error) : [],
  );
  // What failed matters more than a clock, and several unlike sentences in one block are read by nobody.
  const [worst = clockSentence(arranged.map(({ session }) => session))] =
    failures.length > 0 ? [failures.join(" ")] : [];
  return [worst, filtered(facts, arranged, query) ?? hidden(facts, arranged)]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

function filtered(
  { options }: PictureFacts,
  arranged: readonly Arranged[],
  query: TokenQuery | undefined,
): string | undefined {
  if (query === undefined) return undefined;
  const shown = count(arranged, ({ groups }) => (groups ? groups.all.length : 0));
  const showsExpired = options.showsExpired || query.showsExpired;
  const all = count(
    arranged,
    ({ survey }) => survey?.tokens.filter(({ state }) => showsExpired || state !== "expired").length ?? 0,
  );
  return shown === 0
    ? l10n.t('No token matches "{0}".', options.filter)
    : l10n.t('{0} of {1} tokens match "{2}".', shownNumber(shown), shownNumber(all), options.filter);
}

/** Without this, an empty view would suggest that there are no tokens. */
function hidden({ options }: PictureFacts, arranged: readonly Arranged[]): string | undefined {
  if (options.showsExpired || options.filter !== "") return undefined;
  const all = count(arranged, ({ survey }) => survey?.tokens.length ?? 0);
  const expired = count(
    arranged,
    ({ survey }) => survey?.tokens.filter(({ state }) => state === "expired").length ?? 0,
  );
  if (all === 0 || expired < all) return undefined;
  return expired === 1
    ? l10n.t("1 expired token is hidden.")
    : l10n.t("{0} expired tokens are hidden.", shownNumber(expired));
}

function count(arranged: readonly Arranged[], of: (one: Arranged) => number): number {
  return arranged.reduce((sum, one) => sum + of(one), 0);
}
