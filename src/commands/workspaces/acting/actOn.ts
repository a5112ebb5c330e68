import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { confirm } from "../../../platform/shown/notify";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { serverNow } from "../../../session/serverTime";
import { lookAgain } from "../../../workspaces/builds/lookAgain";
import type { BuildAct } from "../../../workspaces/builds/refusals";
import { requireSessionOf } from "../../services/requireSession";
import { questionBefore } from "./actQuestions";
import type { ActServices } from "./actServices";
import { explainRefused } from "./explainRefused";
import type { Ready } from "./ready";

/**
 * Does something with one workspace: reads it again, asks where something is lost, and reads it once more before it is done.
 * @param services who is signed in, and the workspaces.
 * @param listed the workspace as the person saw it.
 * @param act what is to be done.
 * @param title of the progress, shown when reading takes long.
 * @param inOne whether its server carries a restart out in one request; asked only where that matters.
 * @param run does it; what it is given reads the workspace again.
 * @throws Explained when it makes no sense any more; CoderError.
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
    // Whoever thinks about a question lets time pass; without one the workspace is as it was read.
    let isFresh = asked === undefined;
    await run(() => {
      if (!isFresh) return ready();
      isFresh = false;
      return Promise.resolve(first);
    });
  } catch (error) {
    const told = explainRefused(error, listed);
    // What was shown is not true any more.
    if (told instanceof Explained) showAgain(services, listed);
    throw told;
  }
}

/** Has the view look at a workspace again. */
function showAgain({ sessions, workspaces, errors }: ActServices, listed: ListedWorkspace): void {
  const session = sessions.at(listed.session.deployment.href);
  if (!session) return;
  workspaces
    .changed(session, listed.workspace.id)
    .catch((error: unknown) => errors.note("Showing it again", error));
}
