import * as l10n from "@vscode/l10n";
import { quietly } from "../../../platform/background";
import { sentencesOf } from "../../../platform/errors";
import { openText, reportLines } from "../../../platform/shown/documents";
import { inform, warn } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { EndOutcome } from "../../../tokens/ending/endMany";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";
import { allDone } from "./manyWords";

/** The result for a workspace whose requests all succeeded, but which is not simply done. */
export type Untold =
  | { readonly kind: "leftOut"; readonly why: string }
  /** @property why the server's reason. */
  | { readonly kind: "failed"; readonly why: string }
  /** We stopped waiting for its end. */
  | { readonly kind: "goesOn" };

type Endings = readonly EndOutcome<ListedWorkspace>[];

/**
 * Reports the results of acting on several workspaces: briefly if all went well, otherwise with a report and
 * an offer to retry the rest.
 * @param endings the result of each workspace's requests.
 * @param untold other results, for some of them.
 * @param act what was done.
 * @param again retries the rest.
 */
export async function tellActed(
  endings: Endings,
  untold: ReadonlyMap<ListedWorkspace, Untold>,
  act: ManyAct,
  again: (left: readonly ListedWorkspace[]) => Promise<void>,
): Promise<void> {
  const isDone = ({ item, kind }: EndOutcome<ListedWorkspace>) =>
    !untold.has(item) && (kind === "done" || (kind === "gone" && act === "delete"));
  const done = endings.filter(isDone);
  if (done.length === endings.length) {
    quietly(
      "Telling what was done",
      inform(
        allDone(
          act,
          done.map(({ item }) => item),
        ),
      ),
    );
    return;
  }
  const rest = endings.filter((ending) => !isDone(ending) && isWorthATry(ending, untold));
  const [show, retry] = [l10n.t("Show Report"), l10n.t("Try the Rest Again")];
  const pressed = await warn(
    l10n.t("Done: {0} of {1} workspaces.", shownNumber(done.length), shownNumber(endings.length)),
    show,
    ...(rest.length > 0 ? [retry] : []),
  );
  if (pressed === show) await openText(reportOfActs(endings, untold, isDone));
  if (pressed === retry) await again(rest.map(({ item }) => item));
}

/** A workspace whose build is still running, or for which the act makes no sense any more, is not retried. */
function isWorthATry(
  { item, kind }: EndOutcome<ListedWorkspace>,
  untold: ReadonlyMap<ListedWorkspace, Untold>,
): boolean {
  return kind !== "gone" && (untold.get(item)?.kind ?? "failed") === "failed";
}

/** Failures come first. */
function reportOfActs(
  endings: Endings,
  untold: ReadonlyMap<ListedWorkspace, Untold>,
  isDone: (ending: EndOutcome<ListedWorkspace>) => boolean,
): readonly string[] {
  const linesOf = (which: (ending: EndOutcome<ListedWorkspace>) => string | undefined) =>
    endings.flatMap((ending) => {
      const line = which(ending);
      return line === undefined ? [] : [line];
    });
  const { failed, leftOut } = {
    failed: linesOf((ending) => whyFailed(ending, untold.get(ending.item))),
    leftOut: linesOf(({ item }) => {
      const told = untold.get(item);
      return told?.kind === "leftOut" ? told.why : undefined;
    }),
  };
  const named = (which: (ending: EndOutcome<ListedWorkspace>) => boolean) =>
    endings.filter(which).map(({ item }) => item.name);
  return reportLines([
    { title: l10n.t("Failed"), lines: failed },
    { title: l10n.t("Not allowed"), lines: named(({ kind }) => kind === "notAllowed") },
    { title: l10n.t("Skipped"), lines: leftOut },
    { title: l10n.t("Not tried"), lines: named(({ kind }) => kind === "untouched") },
    { title: l10n.t("Still in progress"), lines: named(({ item }) => untold.get(item)?.kind === "goesOn") },
    { title: l10n.t("Already deleted"), lines: named((ending) => ending.kind === "gone" && !isDone(ending)) },
    { title: l10n.t("Done"), lines: named(isDone) },
  ]);
}

function whyFailed(ending: EndOutcome<ListedWorkspace>, told: Untold | undefined): string | undefined {
  if (ending.kind === "failed") return `${ending.item.name}: ${sentencesOf(ending.error)}`;
  return told?.kind === "failed" ? `${ending.item.name}: ${told.why}` : undefined;
}
