import * as l10n from "@vscode/l10n";
import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { confirm } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { endMany } from "../../../tokens/ending/endMany";
import { carryOut } from "../../../workspaces/builds/carryOut";
import { NotStartedAgain } from "../../../workspaces/builds/cycle";
import { lookAgain, readWorkspace } from "../../../workspaces/builds/lookAgain";
import { faultsOf } from "../../../workspaces/builds/parameters/openQuestions";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";
import { Refused } from "../../../workspaces/state/whyNotNow";
import { requireSessionOf } from "../../services/requireSession";
import type { ActServices } from "./actServices";
import { tellActed, type Untold } from "./manyReport";
import { questionForMany } from "./manyWords";

/**
 * Acts on several workspaces after one question that names them, then reports the result for each. Leaves out
 * those for which the act makes no sense, and says so.
 * @param services who is signed in, and the workspaces.
 * @param chosen at least one, of one or more deployments.
 * @param act what to do.
 */
export async function actOnMany(
  services: ActServices,
  chosen: readonly ListedWorkspace[],
  act: ManyAct,
): Promise<void> {
  const fitting = chosen.filter((listed) => listed.can(act));
  if (fitting.length === 0)
    throw new Explained(l10n.t("This isn't possible for any of the selected workspaces now."));
  const { question, detail, verb, doing } = questionForMany(fitting, chosen.length - fitting.length, act);
  if (isAsked(act) && !(await confirm(question, detail, verb))) return;
  await carryOutAll(services, fitting, act, doing);
}

/** Favorite marks are as easily removed as set. */
function isAsked(act: ManyAct): boolean {
  return act !== "favorite" && act !== "unfavorite";
}

async function carryOutAll(
  services: ActServices,
  all: readonly ListedWorkspace[],
  act: ManyAct,
  doing: string,
): Promise<void> {
  // Results other than a failed request: the workspace was left out, or its build failed.
  const untold = new Map<ListedWorkspace, Untold>();
  const endings = await withLateProgress(doing, (signal, { report }) =>
    endMany(all, {
      signal,
      end: async (listed, given) => {
        const told = await doWithOne(services, listed, act, given);
        if (told) untold.set(listed, told);
      },
      isOver: async (listed, given) => {
        const { client } = requireSessionOf(services.sessions, listed.session, listed.name);
        return readWorkspace(client, listed.workspace, given).then(
          () => false,
          (error: unknown) => error instanceof Refused,
        );
      },
      onProgress: (count) =>
        report(
          l10n.t("{done} of {all}", { done: shownNumber(count), all: shownNumber(all.length) }),
          1 / all.length,
        ),
      onPause: (seconds) => report(l10n.t("the server asked to wait {0} s", seconds)),
    }),
  );
  const again = (left: readonly ListedWorkspace[]) => carryOutAll(services, left, act, doing);
  services.errors.inBackground("Telling what was done", () => tellActed(endings, untold, act, again));
}

async function doWithOne(
  services: ActServices,
  listed: ListedWorkspace,
  act: ManyAct,
  signal: AbortSignal,
): Promise<Untold | undefined> {
  const session = requireSessionOf(services.sessions, listed.session, listed.name);
  const show = () => services.workspaces.changed(session, listed.workspace.id);
  try {
    const workspace = await lookAgain(session, listed.workspace, act, signal);
    const { version } = await session.client.facts.buildInfo(signal);
    const working = carryOut(session, workspace, act, version, signal);
    const soon = setTimeout(() => services.errors.inBackground("Showing what is being done", show), 1_000);
    const ended = await working.finally(() => clearTimeout(soon));
    await show();
    if (!ended) return signal.aborted && isAsked(act) ? { kind: "goesOn" } : undefined;
    if (ended.result.kind === "succeeded") return undefined;
    return { kind: "failed", why: ended.result.kind === "failed" ? ended.result.reason : l10n.t("canceled") };
  } catch (error) {
    if (error instanceof Refused) return { kind: "leftOut", why: error.refusal.sentence };
    if (error instanceof NotStartedAgain)
      return { kind: "failed", why: l10n.t("It was stopped, but couldn't be started again.") };
    if (faultsOf(error).size > 0) {
      return {
        kind: "failed",
        why: l10n.t("Its template asks for values. Select only this workspace."),
      };
    }
    throw error;
  }
}
