import * as vscode from "vscode";
import { openText } from "../../../platform/documents";
import { inform, warn } from "../../../platform/notify";
import type { Ending } from "../../../tokens/audit/endMany";
import type { TokenNode } from "../../../views/tokens/tokenNode";
import type { Way } from "./endWords";

/**
 * Tells what became of tokens that were to be ended: in a word when all went well, else with a report and another try.
 * @param endings what became of each.
 * @param way how they were to be ended.
 * @param again tries the rest once more.
 */
export async function tellEndings(
  endings: readonly Ending<TokenNode>[],
  way: Way,
  again: () => Promise<void>,
): Promise<void> {
  const ended = endings.filter(({ kind }) => kind === "done" || kind === "gone");
  if (ended.length === endings.length) {
    void inform(successOf(endings, way));
    return;
  }
  const failed = endings.filter(({ kind }) => kind === "failed").length;
  const sentence =
    failed === 0
      ? vscode.l10n.t("Stopped: {0} of {1} tokens are ended.", ended.length, endings.length)
      : vscode.l10n.t("{0} of {1} tokens are ended, {2} failed.", ended.length, endings.length, failed);
  const [show, retry] = [vscode.l10n.t("Show Report"), vscode.l10n.t("Try the Rest Again")];
  const pressed = await warn(sentence, show, retry);
  if (pressed === show) await openText(reportOf(endings));
  if (pressed === retry) await again();
}

function successOf(endings: readonly Ending<TokenNode>[], way: Way): string {
  const [first] = endings;
  const { key, loaded } = first?.item ?? {};
  const isDeleted = way === "delete" || loaded?.features.expire === false;
  if (endings.length > 1) {
    return isDeleted
      ? vscode.l10n.t("{0} tokens are deleted.", endings.length)
      : vscode.l10n.t("{0} tokens are expired.", endings.length);
  }
  const name = key?.name ?? "";
  if (first?.kind === "gone") return vscode.l10n.t('"{0}" was gone already.', name);
  if (!isDeleted) return vscode.l10n.t('"{0}" is expired.', name);
  return way === "delete"
    ? vscode.l10n.t('"{0}" is deleted.', name)
    : vscode.l10n.t(
        '"{0}" is deleted, since {1} cannot expire tokens.',
        name,
        loaded?.session.deployment.host ?? "",
      );
}

/**
 * Writes down what became of each token, what went wrong first.
 * @param endings what became of each.
 * @returns its lines.
 */
export function reportOf(endings: readonly Ending<TokenNode>[]): readonly string[] {
  const sections = [
    {
      title: vscode.l10n.t("Failed"),
      lines: endings.flatMap((ending) =>
        ending.kind === "failed" ? [`${nameOf(ending)}: ${ending.error.message} ${ending.error.advice}`] : [],
      ),
    },
    { title: vscode.l10n.t("Not tried"), lines: linesOf(endings, "untouched") },
    { title: vscode.l10n.t("Gone already"), lines: linesOf(endings, "gone") },
    { title: vscode.l10n.t("Ended"), lines: linesOf(endings, "done") },
  ].filter(({ lines }) => lines.length > 0);
  return sections.flatMap(({ title, lines }) => [`# ${title}`, "", ...lines.map((line) => `- ${line}`), ""]);
}

function linesOf(endings: readonly Ending<TokenNode>[], kind: Ending<TokenNode>["kind"]): string[] {
  return endings.filter((ending) => ending.kind === kind).map(nameOf);
}

function nameOf({ item: { key } }: Ending<TokenNode>): string {
  return `${key.name} (${key.id})`;
}
