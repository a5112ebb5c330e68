import * as l10n from "@vscode/l10n";
import type { NewBuild } from "../../coder/api/workspaceCalls";
import type { Workspace, WorkspaceBuild } from "../../coder/api/workspaces";
import { CoderError, type ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { readWorkspace } from "./lookAgain";
import { Refused, underWay } from "./refusals";
import { waitFor } from "./waitFor";

type Builder = Pick<SignedIn, "client" | "record">;

/** When an answer that was lost is looked for, in ms after the one before: a slow server may still be about to do it. */
const looks = [0, 1_000, 3_000, 6_000] as const;

/** Waits, ms. */
export type Wait = (milliseconds: number) => Promise<void>;

/**
 * Begins a build: one request, which is never sent again by itself. Where its answer was lost, the workspace tells whether it
 * arrived.
 * @param session who does it.
 * @param before the workspace as it was read right before.
 * @param build what to do.
 * @returns the build, as far as the server knows it by now.
 * @throws Refused when another build was faster, or when the request did not arrive; CoderError.
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

/** The build that somebody else began in between; the server's own words where it is over already. */
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

/** Looks whether a build of ours is there that was not there before. */
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
      // A deletion may have gone through by now.
      if (isOfKind(error, "notFoundOrForbidden") && transition === "delete") throw lost;
    }
  }
  // Its advice is to look before another try.
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
