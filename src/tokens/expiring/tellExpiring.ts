import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { runCommand } from "../../platform/commands";
import { warn } from "../../platform/shown/notify";
import { relativeTime, shownNumber } from "../../platform/time/times";
import { showTokensView } from "../../platform/views";
import type { Expiring } from "./expiryParts";
import { MeantTokens } from "./meantTokens";

/**
 * Warns about tokens that expire soon, in one notification, and runs the action that the person chooses.
 * @param expiring at least one.
 * @param dismiss records that the person wants no more warnings about a token.
 */
export async function tellExpiring(
  expiring: readonly Expiring[],
  dismiss: (href: DeploymentHref, tokenId: TokenId) => Promise<void>,
): Promise<void> {
  const isOne = expiring.length === 1;
  const [rotate, show, never] = [
    l10n.t("Rotate…"),
    l10n.t("Show"),
    isOne ? l10n.t("Don't Show Again for This Token") : l10n.t("Don't Show Again for These Tokens"),
  ];
  const pressed = await warn(expiringInWords(expiring), rotate, show, never);
  const meant = new MeantTokens(
    expiring.map(({ session, key }) => ({ session, tokenId: key.id, name: key.name })),
  );
  if (pressed === rotate) await runCommand("coderAccess.tokens.rotateToken", meant);
  if (pressed === show)
    await (isOne ? runCommand("coderAccess.tokens.showDetails", meant) : showTokensView());
  if (pressed === never)
    for (const { session, key } of expiring) await dismiss(session.deployment.href, key.id);
}

/** @returns one or two sentences that name the token that expires first. */
export function expiringInWords(expiring: readonly Expiring[]): string {
  const [first] = [...expiring].sort((a, b) => +a.key.expiresAt - +b.key.expiresAt);
  if (!first) return "";
  const { key, session, now } = first;
  const when = relativeTime(key.expiresAt, now);
  return expiring.length === 1
    ? l10n.t('"{0}" on {1} expires {2}.', key.name, session.deployment.host, when)
    : l10n.t(
        '{0} tokens expire soon. The first is "{1}" on {2}: it expires {3}.',
        shownNumber(expiring.length),
        key.name,
        session.deployment.host,
        when,
      );
}
