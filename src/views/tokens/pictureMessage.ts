import * as l10n from "@vscode/l10n";
import { relativeTime } from "../../platform/time/times";
import { tokenKey } from "../../presentation/token/tokenContext";
import type { ArrangedTokens } from "../../tokens/audit/groups";
import { parseTokenQuery } from "../../tokens/audit/tokenQuery";
import { clockSentence, outageOf } from "../tree/outage";
import type { DeploymentState, PictureFacts } from "./pictureFacts";

type Arranged = DeploymentState & { readonly groups: ArrangedTokens | undefined };

/**
 * Builds the line above the rows: what failed, what a filter hides, and which tokens expire soon. Empty if
 * there is nothing to say.
 * @param facts what the picture is built from.
 * @param arranged each deployment with its visible tokens.
 */
export function sentenceAbove(facts: PictureFacts, arranged: readonly Arranged[]): string {
  const [only, ...others] = arranged;
  const failure = only && others.length === 0 ? outageOf(facts.explain, only.state) : undefined;
  return [
    failure,
    clockSentence(arranged.map(({ session }) => session)),
    filtered(facts, arranged),
    hidden(facts, arranged),
    ending(facts, arranged),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

function filtered({ options }: PictureFacts, arranged: readonly Arranged[]): string | undefined {
  if (options.filter === "") return undefined;
  const shown = count(arranged, ({ groups }) => (groups ? groups.all.length : 0));
  const showsExpired = options.showsExpired || parseTokenQuery(options.filter).showsExpired;
  const all = count(
    arranged,
    ({ survey }) => survey?.tokens.filter(({ state }) => showsExpired || state !== "expired").length ?? 0,
  );
  return shown === 0
    ? l10n.t('No token matches "{0}".', options.filter)
    : l10n.t('{0} of {1} tokens match "{2}".', shown, all, options.filter);
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
    : l10n.t("{0} expired tokens are hidden.", expired);
}

function ending({ isToTell, nowAt }: PictureFacts, arranged: readonly Arranged[]): string | undefined {
  const soon = arranged
    .flatMap(({ session, survey }) =>
      (survey?.tokens ?? []).map(({ key, state }) => ({ session, key, state })),
    )
    .filter(
      ({ session, key, state }) =>
        state === "expiresSoon" && isToTell(tokenKey(session.deployment.href, key.id)),
    )
    .sort((a, b) => +a.key.expiresAt - +b.key.expiresAt);
  const [first] = soon;
  if (!first) return undefined;
  const when = relativeTime(first.key.expiresAt, nowAt(first.session));
  if (soon.length === 1) return l10n.t('"{0}" expires {1}.', first.key.name, when);
  return l10n.t(
    '{0} tokens expire soon. The first is "{1}": it expires {2}.',
    soon.length,
    first.key.name,
    when,
  );
}

function count(arranged: readonly Arranged[], of: (one: Arranged) => number): number {
  return arranged.reduce((sum, one) => sum + of(one), 0);
}
