import * as l10n from "@vscode/l10n";
import type { NewBuild } from "../../coder/api/workspaceCalls";
import type { Workspace, WorkspaceBuild } from "../../coder/api/workspaces";
import { CoderError, type ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { Refused, underWay } from "../state/whyNotNow";
import { readWorkspace } from "./lookAgain";
import { waitFor } from "./waitFor";

type Builder = Pick<SignedIn, "client" | "record">;

/**
 * When to look for the effect of a lost answer, in ms after the previous look: a slow server may still be
 * about to act.
 */
const looks = [0, 1_000, 3_000, 6_000] as const;

/** Waits, ms. */
export type Wait = (milliseconds: number) => Promise<void>;

/**
 * Begins a build with one request, which is never repeated automatically. If the answer was lost, the
 * workspace shows whether the request arrived.
 * @param session the session that acts.
 * @param before the workspace as just read.
 * @param build the build to begin.
 * @returns the build, as far as the server knows it now.
 * @throws Refused if another build was faster, or if the request did not arrive; CoderError.
 */
export async function beginBuild(
  session: Builder,
  before: Workspace,
  build: NewBuild,
  wait: Wait = waitFor,
): Promise<WorkspaceBuild> {
  try {
    return await session.client.workspaces.build(before.id, build);
  } catch (error) {
    if (isOfKind(error, "rejected") && error.isConflict) throw await whatIsUnderWay(session, before, error);
    if (!(error instanceof CoderError) || error.isCertain) throw error;
    return findBegun(session, before, build, error, wait);
  }
}

/**
 * Describes the build that somebody else began in between; the server's own message if it has ended already.
 */
async function whatIsUnderWay(
  session: Builder,
  before: Workspace,
  conflict: ErrorsByKind["rejected"],
): Promise<Error> {
  const workspace = await readWorkspace(session.client, before).catch((error: unknown) => error);
  if (workspace instanceof Refused) return workspace;
  if (workspace instanceof Error || workspace === undefined) return conflict;
  return new Refused({
    sentence: underWay(workspace as Workspace, session.record),
    next: "showBuildLog",
  });
}

/** Checks whether a build of ours exists that was not there before. */
async function findBegun(
  session: Builder,
  before: Workspace,
  { transition }: NewBuild,
  lost: CoderError,
  wait: Wait,
): Promise<WorkspaceBuild> {
  let isAnswered = false;
  for (const pause of looks) {
    await wait(pause);
    try {
      const { latestBuild: build } = await session.client.workspaces.get(before.id);
      isAnswered = true;
      if (build.number <= before.latestBuild.number) continue;
      if (build.transition === transition && build.initiatorName === session.record.username) return build;
      throw new Refused({
        sentence: l10n.t(
          'The response from {0} was lost, and {1} has started another build of "{2}". Check it before you try again.',
          session.client.deployment.host,
          build.initiatorName,
          before.name,
        ),
        next: "showBuildLog",
      });
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (!(error instanceof CoderError)) throw error;
      // A deletion may have succeeded by now.
      if (isOfKind(error, "notFoundOrForbidden") && transition === "delete") throw lost;
    }
  }
  // Its advice is to check before retrying.
  if (!isAnswered) throw lost;
  throw new Refused({
    sentence: l10n.t(
      '{0} didn\'t confirm the request, and no new build of "{1}" has started. Try again.',
      session.client.deployment.host,
      before.name,
    ),
    next: undefined,
  });
}
