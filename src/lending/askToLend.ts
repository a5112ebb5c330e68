import * as l10n from "@vscode/l10n";
import type { Catalog } from "../core/catalog/catalog";
import { isFullAccess } from "../core/grant/fullAccess";
import type { Grant } from "../core/grant/grant";
import { lintGrant } from "../core/lint/lintGrant";
import { namesFor } from "../drafting/things/resources";
import { choose, confirm, paragraphs } from "../platform/shown/notify";
import { lifetimeInWords } from "../platform/time/times";
import { sayGrant, withNames } from "../presentation/grantSentences";
import type { SignedIn } from "../session/sessionState";

/** What the person answered: no, for this time, or for each time. */
export type Answer = "no" | "once" | "always";

/** So many concerns of the linter are shown; more would push the buttons out of the window. */
const mostConcerns = 3;

/**
 * Asks whether another extension may have a lease, in words. VS Code's own question has named the extension just before; its
 * name is not known here. A grant with power is asked about twice, and its answer is never to be remembered.
 * @param session whose lease it would be.
 * @param catalog the deployment's scopes.
 * @param grant what it could do.
 * @param power what makes it one to agree to twice, in a sentence; undefined for a narrow one.
 * @param lifetimeSeconds how long.
 */
export async function askToLend(
  session: SignedIn,
  catalog: Catalog,
  grant: Grant,
  power: string | undefined,
  lifetimeSeconds: number,
): Promise<Answer> {
  const { deployment, record } = session;
  const nameOf = await namesFor(session, grant.allowList);

  const concerns = lintGrant(catalog, grant, { userId: record.userId, lifetimeSeconds })
    .filter(({ severity }) => severity !== "hint")
    .slice(0, mostConcerns)
    .map(({ message }) => `⚠ ${withNames(message, grant.allowList, record.userId, nameOf)}`);
  const question = l10n.t("Give the extension a token for {0} as {1}?", deployment.host, record.username);
  const lines = paragraphs(
    sayGrant(catalog, grant, record.userId, record.userId, nameOf).join("\n"),
    l10n.t(
      "It's the extension that VS Code just named. Its token expires in {0}, or when you sign out or end it in the Tokens view.",
      lifetimeInWords(lifetimeSeconds),
    ),
    ...concerns,
  ).flatMap((line) => line.split("\n"));
  const once = l10n.t("Give Token");
  const always = l10n.t("Give and Remember");
  const pressed = await choose(question, lines, power === undefined ? [once, always] : [once]);
  if (pressed === undefined) return "no";
  if (power === undefined) return pressed === always ? "always" : "once";
  return (await agreesTwice(grant, power, deployment.host)) ? "once" : "no";
}

function agreesTwice(grant: Grant, power: string, host: string): Promise<boolean> {
  return isFullAccess(grant)
    ? confirm(l10n.t("Give the extension full access to {0}?", host), power, l10n.t("Give Full Access"))
    : confirm(l10n.t("Give the extension this much access to {0}?", host), power, l10n.t("Give Token"));
}
