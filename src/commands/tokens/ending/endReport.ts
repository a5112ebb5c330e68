import * as l10n from "@vscode/l10n";
import { quietly } from "../../../platform/background";
import { runCommand } from "../../../platform/commands";
import { sentencesOf } from "../../../platform/errors";
import { openText, reportLines } from "../../../platform/shown/documents";
import { inform, warn } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedToken } from "../../../presentation/token/listedToken";
import type { EndOutcome } from "../../../tokens/ending/endMany";
import type { EndWay } from "./endWords";

/**
 * Reports how ending some tokens went: briefly if all of them ended, otherwise with a report and an offer to retry. A token
 * counts as ended only if the server confirmed it or a second request showed it to be over.
 * @param endings the result for each token.
 * @param way how they were to end.
 * @param again retries those that failed.
 */
export async function tellEndings(
  endings: readonly EndOutcome<ListedToken>[],
  way: EndWay,
  again: () => Promise<void>,
): Promise<void> {
  if (endings.every(({ kind }) => kind === "done" || kind === "gone")) {
    quietly("Telling what became of the tokens", inform(successOf(endings, way)));
    return;
  }
  const forbidden = endings.find(({ kind }) => kind === "notAllowed");
  const [show, retry, signIn] = [
    l10n.t("Show Report"),
    l10n.t("Try the Rest Again"),
    l10n.t("Sign In Again"),
  ];
  const pressed = await warn(troubleOf(endings), show, retry, ...(forbidden ? [signIn] : []));
  if (pressed === show) await openText(reportOf(endings));
  if (pressed === retry) await again();
  if (pressed === signIn && forbidden)
    await runCommand("coderAccess.session.signIn", forbidden.item.loaded.session.deployment.href);
}

/**
 * Says, in a few sentences, that some tokens could not be ended, and why the first of them failed.
 * @param endings the result for each token.
 */
export function troubleOf(endings: readonly EndOutcome<ListedToken>[]): string {
  const count = (...kinds: EndOutcome<ListedToken>["kind"][]) =>
    endings.filter(({ kind }) => kinds.includes(kind)).length;
  const [ended, failed, hidden] = [count("done", "gone"), count("failed"), count("notAllowed")];
  const [first] = endings;
  const why = endings.find((ending) => ending.kind === "failed")?.error.message;
  if (first && endings.length === 1 && hidden === 1) {
    return l10n.t(
      "\"{0}\" may still work: the session you're signed in with on {1} isn't allowed to see or revoke it.",
      first.item.key.name,
      first.item.loaded.session.deployment.host,
    );
  }
  const sentences = [
    failed > 0
      ? l10n.t(
          "{0} of {1} tokens were revoked, {2} failed.",
          shownNumber(ended),
          shownNumber(endings.length),
          shownNumber(failed),
        )
      : hidden > 0
        ? l10n.t("{0} of {1} tokens were revoked.", shownNumber(ended), shownNumber(endings.length))
        : l10n.t("Stopped: {0} of {1} tokens were revoked.", shownNumber(ended), shownNumber(endings.length)),
    ...(why === undefined ? [] : [why]),
  ];
  const notAllowed = endings.find(({ kind }) => kind === "notAllowed");
  if (notAllowed) {
    const { host } = notAllowed.item.loaded.session.deployment;
    sentences.push(
      hidden === 1
        ? l10n.t("1 may still work: your session on {0} isn't allowed to see or revoke it.", host)
        : l10n.t(
            "{0} may still work: your session on {1} isn't allowed to see or revoke them.",
            shownNumber(hidden),
            host,
          ),
    );
  }
  return sentences.join(" ");
}

function successOf(endings: readonly EndOutcome<ListedToken>[], way: EndWay): string {
  const [first] = endings;
  const { key, loaded } = first?.item ?? {};
  const isDeleted = way === "delete" || loaded?.features.expire === false;
  if (endings.length > 1) {
    return isDeleted
      ? l10n.t("Deleted {0} tokens.", shownNumber(endings.length))
      : l10n.t("Expired {0} tokens.", shownNumber(endings.length));
  }
  const name = key?.name ?? "";
  if (first?.kind === "gone") return l10n.t('"{0}" was already deleted.', name);
  if (!isDeleted) return l10n.t('Expired "{0}".', name);
  return way === "delete"
    ? l10n.t('Deleted "{0}".', name)
    : l10n.t('Deleted "{0}", because {1} can\'t expire tokens.', name, loaded?.session.deployment.host ?? "");
}

/**
 * Builds a report with a line for each token, failures first.
 * @param endings the result for each token.
 * @returns its lines.
 */
export function reportOf(endings: readonly EndOutcome<ListedToken>[]): readonly string[] {
  return reportLines([
    {
      title: l10n.t("Failed"),
      lines: endings.flatMap((ending) =>
        ending.kind === "failed" ? [`${nameOf(ending)}: ${sentencesOf(ending.error)}`] : [],
      ),
    },
    {
      title: l10n.t("Not allowed, and may still work"),
      lines: linesOf(endings, "notAllowed"),
    },
    { title: l10n.t("Not tried"), lines: linesOf(endings, "untouched") },
    { title: l10n.t("Already deleted"), lines: linesOf(endings, "gone") },
    { title: l10n.t("Revoked"), lines: linesOf(endings, "done") },
  ]);
}

function linesOf(
  endings: readonly EndOutcome<ListedToken>[],
  kind: EndOutcome<ListedToken>["kind"],
): string[] {
  return endings.filter((ending) => ending.kind === kind).map(nameOf);
}

function nameOf({ item: { key } }: EndOutcome<ListedToken>): string {
  return `${key.name} (${key.id})`;
}
