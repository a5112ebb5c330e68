import * as l10n from "@vscode/l10n";
import type { WorkspaceBuild } from "../../../coder/api/workspaces";
import { GivenUp } from "../../../coder/errors/coderError";
import { quietly } from "../../../platform/background";
import { Explained } from "../../../platform/errors";
import { inform } from "../../../platform/shown/notify";
import { withProgress } from "../../../platform/shown/progress";
import { sayInStatusBar } from "../../../platform/statusBar";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../../session/sessionState";
import { NotStartedAgain } from "../../../workspaces/builds/cycle";
import { type EndedBuild, waitForBuild } from "../../../workspaces/builds/waitForBuild";
import type { ActServices } from "./actServices";
import { explainRefused, stepOf } from "./explainRefused";

/** How long the status bar shows success, in ms. */
const wellFor = 8_000;

/** Runs the builds, and reports each one that it begins or checks. */
export type Builds = (events: {
  readonly signal: AbortSignal;
  readonly onBuild: (build: WorkspaceBuild) => void;
}) => Promise<EndedBuild | undefined>;

/** IDs of the builds followed in this window, so that each is reported once. */
const followed = new Set<string>();

/**
 * Follows a build in the background: the status bar shows its progress, and a failure is shown with its
 * reason.
 * @param services the log and the view.
 * @param session the session that began it.
 * @param listed the workspace.
 * @param build the build as the server returned it.
 */
export function followBuild(
  services: ActServices,
  session: SignedIn,
  listed: ListedWorkspace,
  build: WorkspaceBuild,
): void {
  if (followed.has(build.id)) return;
  followInBackground(services, session, listed, async ({ signal, onBuild }) => {
    onBuild(build);
    return waitForBuild(session.client, build, { signal, onLook: onBuild });
  });
}

/**
 * Runs builds in the background.
 * @param builds runs them; see `followBuild`.
 */
export function followInBackground(
  services: ActServices,
  session: SignedIn,
  listed: ListedWorkspace,
  builds: Builds,
): void {
  services.errors.inBackground("Following a build", async () => {
    const { name } = listed;
    const ids = new Set<string>();
    try {
      const ended = await withProgress({ in: "statusBar", title: name }, (report) =>
        builds({
          // Only the end of the build, the session or VS Code stops it.
          signal: new AbortController().signal,
          onBuild: (build) => {
            report({ message: progressOf(build) });
            if (ids.has(build.id)) return;
            ids.add(build.id);
            followed.add(build.id);
            quietly("Showing what is being done", services.workspaces.changed(session, listed.workspace.id));
            quietly("Offering the log", offerLog(services, session, listed, build));
          },
        }),
      );
      await services.workspaces.changed(session, listed.workspace.id);
      if (ended) tellEnd(services, session, listed, ended);
    } catch (error) {
      // A person who has signed out is no longer waiting for it.
      if (!isLeft(error)) {
        throw error instanceof NotStartedAgain
          ? notStarted(services, listed, error)
          : explainRefused(error, listed);
      }
    } finally {
      for (const id of ids) followed.delete(id);
    }
  });
}

function isLeft(error: unknown): boolean {
  return error instanceof GivenUp || (error instanceof NotStartedAgain && error.cause instanceof GivenUp);
}

/** Explains that the workspace is now stopped and why, and offers to start it. */
function notStarted({ errors }: ActServices, listed: ListedWorkspace, { cause }: NotStartedAgain): Explained {
  const { message, steps } = errors.explain(explainRefused(cause, listed));
  return new Explained(
    l10n.t('"{0}" was stopped, and didn\'t start again. {1}', listed.name, message),
    [stepOf("start", listed), ...steps],
    cause,
  );
}

async function offerLog(
  { buildLogs }: ActServices,
  session: SignedIn,
  { name }: ListedWorkspace,
  build: WorkspaceBuild,
): Promise<void> {
  const show = l10n.t("Show Build Log");
  if ((await inform(beginning(name, build.transition), show)) === show)
    await buildLogs.show(session, name, build);
}

/**
 * Reports the result of a build.
 * @throws Explained if it failed, with the server's reason and a button for the log.
 */
function tellEnd(
  { buildLogs }: ActServices,
  session: SignedIn,
  { name }: ListedWorkspace,
  { build, result }: EndedBuild,
): void {
  if (result.kind === "succeeded") {
    sayInStatusBar(done(name, build.transition), wellFor);
    return;
  }
  if (result.kind === "canceled") {
    sayInStatusBar(l10n.t('The build of "{0}" was canceled.', name), wellFor);
    return;
  }
  throw new Explained(failed(name, session.deployment.host, build.transition, result.reason), [
    { title: l10n.t("Show Build Log"), run: () => buildLogs.show(session, name, build) },
  ]);
}

function progressOf({ job, transition }: WorkspaceBuild): string {
  if (job.status === "canceling") return l10n.t("canceling");
  if (job.status === "pending") {
    return job.queuePosition > 0
      ? l10n.t("in the queue: {0} of {1}", job.queuePosition, job.queueSize)
      : l10n.t("in the queue");
  }
  switch (transition) {
    case "start":
      return l10n.t("starting");
    case "stop":
      return l10n.t("stopping");
    default:
      return l10n.t("deleting");
  }
}

function beginning(name: string, transition: string): string {
  switch (transition) {
    case "start":
      return l10n.t('Starting "{0}".', name);
    case "stop":
      return l10n.t('Stopping "{0}".', name);
    default:
      return l10n.t('Deleting "{0}".', name);
  }
}

function done(name: string, transition: string): string {
  switch (transition) {
    case "start":
      return l10n.t('Started "{0}".', name);
    case "stop":
      return l10n.t('Stopped "{0}".', name);
    default:
      return l10n.t('Deleted "{0}".', name);
  }
}

function failed(name: string, host: string, transition: string, reason: string): string {
  const why = reason === "" ? l10n.t("See the log for details.") : reason;
  switch (transition) {
    case "start":
      return l10n.t('{0} couldn\'t start "{1}": {2}', host, name, why);
    case "stop":
      return l10n.t('{0} couldn\'t stop "{1}": {2}', host, name, why);
    default:
      return l10n.t('{0} couldn\'t delete "{1}": {2}', host, name, why);
  }
}
