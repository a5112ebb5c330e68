import * as l10n from "@vscode/l10n";
import type { ParameterValue } from "../../../coder/api/workspaces";
import { isOfKind } from "../../../coder/errors/isOfKind";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../../session/sessionState";
import {
  canStartAfterStop,
  cycle,
  type CyclePlan,
  planRestart,
  planUpdate,
} from "../../../workspaces/builds/cycle";
import { openQuestionsOf } from "../../../workspaces/builds/parameters/openQuestions";
import { isRunning } from "../../../workspaces/state/workspaceState";
import { actOn } from "./actOn";
import type { ActServices, Ready } from "./actServices";
import { answersTo, beginAsking } from "./beginAsking";
import { followBuild, followInBackground } from "./followInBackground";

/** Starts one workspace with the template version it has. */
export async function startOne(services: ActServices, listed: ListedWorkspace): Promise<void> {
  await beginOne(services, listed, "start", l10n.t('Starting "{0}"', listed.name));
}

/** Stops one workspace. */
export async function stopOne(services: ActServices, listed: ListedWorkspace): Promise<void> {
  await beginOne(services, listed, "stop", l10n.t('Stopping "{0}"', listed.name));
}

/** Deletes one workspace. */
export async function deleteOne(services: ActServices, listed: ListedWorkspace): Promise<void> {
  await beginOne(services, listed, "delete", l10n.t('Deleting "{0}"', listed.name));
}

async function beginOne(
  services: ActServices,
  listed: ListedWorkspace,
  transition: "start" | "stop" | "delete",
  title: string,
): Promise<void> {
  await actOn(services, listed, transition, title, async (ready) => {
    const { build, session } = await beginAsking(
      services,
      ready,
      { transition },
      ({ latestBuild }) => latestBuild.templateVersionId,
    );
    followBuild(services, session, listed, build);
  });
}

/** Restarts one workspace with the template version it has. */
export async function restartOne(services: ActServices, listed: ListedWorkspace): Promise<void> {
  await actOn(
    services,
    listed,
    "restart",
    l10n.t('Restarting "{0}"', listed.name),
    async (ready) => {
      const now = await ready();
      const plan = planRestart(now.workspace, await versionOf(now.session));
      cycleInBackground(services, listed, now, plan);
    },
    async ({ session, workspace }) => planRestart(workspace, await versionOf(session)).inOne,
  );
}

/** Starts one workspace with the active version of its template, stopping it first if it runs. */
export async function updateOne(services: ActServices, listed: ListedWorkspace): Promise<void> {
  await actOn(
    services,
    listed,
    "update",
    l10n.t('Updating "{0}"', listed.name),
    async (ready) => {
      const before = await ready();
      const answers = await answersForUpdate(services, before);
      // Answering questions takes time.
      const now = answers.length === 0 ? before : await ready();
      if (isRunning(now.workspace.latestBuild)) {
        const plan = planUpdate(now.workspace, await versionOf(now.session), answers);
        cycleInBackground(services, listed, now, plan);
        return;
      }
      const { templateActiveVersionId } = now.workspace;
      const { build, session } = await beginAsking(
        services,
        firstly(now, ready),
        { transition: "start", templateVersionId: templateActiveVersionId },
        () => templateActiveVersionId,
        answers,
      );
      followBuild(services, session, listed, build);
    },
    async ({ session }) => canStartAfterStop(await versionOf(session)),
  );
}

/**
 * Returns the values that the new version needs; none if the session may not read them, in which case the
 * server reports what is missing.
 */
async function answersForUpdate(
  services: ActServices,
  { session, workspace }: Awaited<ReturnType<Ready>>,
): Promise<readonly ParameterValue[]> {
  const { templateActiveVersionId } = workspace;
  try {
    const questions = await openQuestionsOf(session.client, workspace, templateActiveVersionId);
    return await answersTo(services, workspace, questions);
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden") || isOfKind(error, "routeMissing")) return [];
    throw error;
  }
}

function cycleInBackground(
  services: ActServices,
  listed: ListedWorkspace,
  { session, workspace }: Awaited<ReturnType<Ready>>,
  plan: CyclePlan,
): void {
  followInBackground(services, session, listed, (events) => cycle(session, workspace, plan, events));
}

/** Returns the server's version text; it is fetched once. */
export async function versionOf({ client }: SignedIn): Promise<string> {
  return (await client.facts.buildInfo()).version;
}

/** Returns the state just read the first time, and reads again after that. */
function firstly(now: Awaited<ReturnType<Ready>>, ready: Ready): Ready {
  let isFirst = true;
  return () => {
    if (!isFirst) return ready();
    isFirst = false;
    return Promise.resolve(now);
  };
}
