import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { confirm } from "../../../platform/shown/notify";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { serverNow } from "../../../session/serverTime";
import { lookAgain } from "../../../workspaces/builds/lookAgain";
import type { BuildAct } from "../../../workspaces/state/whyNotNow";
import { requireSessionOf } from "../../services/requireSession";
import { questionBefore } from "./actQuestions";
import type { ActServices, Ready } from "./actServices";
import { explainRefused } from "./explainRefused";

/**
 * Acts on one workspace: reads it again, asks if something would be lost, and reads it once more before
 * acting.
 * @param services who is signed in, and the workspaces.
 * @param listed the workspace as the person saw it.
 * @param act what to do.
 * @param title the title of the progress notification, shown if reading takes long.
 * @param inOne whether the server restarts in one request; called only where that matters.
 * @param run does it; the function it receives reads the workspace again.
 * @throws Explained if it makes no sense any more; CoderError.
 */
export async function actOn(
  services: ActServices,
  listed: ListedWorkspace,
  act: BuildAct,
  title: string,
  run: (ready: Ready) => Promise<void>,
  inOne: (ready: Awaited<ReturnType<Ready>>) => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const ready: Ready = () =>
    withLateProgress(title, async (signal) => {
      const session = requireSessionOf(services.sessions, listed.session, listed.name);
      return { session, workspace: await lookAgain(session, listed.workspace, act, signal) };
    });
  try {
    const first = await ready();
    const facts = { now: serverNow(first.session), inOne: await inOne(first) };
    const asked = questionBefore(listed, first.workspace, act, facts);
    if (asked && !(await confirm(asked.question, asked.detail, asked.verb))) return;
    // Answering a question takes time; without one, the workspace is still as it was read.
    let isFresh = asked === undefined;
    await run(() => {
      if (!isFresh) return ready();
      isFresh = false;
      return Promise.resolve(first);
    });
  } catch (error) {
    const told = explainRefused(error, listed);
    // The row shows an outdated state.
    if (told instanceof Explained) showAgain(services, listed);
    throw told;
  }
}

/** Makes the view read a workspace again. */
function showAgain({ sessions, workspaces, errors }: ActServices, listed: ListedWorkspace): void {
  const session = sessions.at(listed.session.deployment.href);
  if (!session) return;
  workspaces
    .changed(session, listed.workspace.id)
    .catch((error: unknown) => errors.note("Showing it again", error));
}
