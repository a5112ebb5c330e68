import { addVersion } from "../seed/create";
import { latestBuild } from "../state/builds";
import type { BuildFailure, Template, User, Workspace } from "../state/model";
import { settle } from "../state/settle";
import type { Store } from "../state/store";
import type { TemplateVersion } from "../state/versions";
import { createWorkspace } from "../state/workspaces";

/** A test's control over builds, bypassing the API. */
export interface BuildControl {
  /** Makes the next requested build fail, with this reason and these lines before it. */
  failNext(failure: BuildFailure): void;
  /** Lets no build begin from now on: new ones stay pending. */
  hold(): void;
  /** Lets the pending ones begin. */
  release(): void;
}

/** Creates the control for the builds of a store. */
export function createBuildControl(store: Store): BuildControl {
  return {
    failNext: (failure) => {
      store.nextFailure = failure;
    },
    hold: () => {
      settle(store);
      store.queue.held = true;
    },
    release: () => {
      store.queue.held = false;
      settle(store);
    },
  };
}

/**
 * Disconnects every agent of a workspace, or reconnects them. Their terminals stay as they are: open, and
 * dead.
 */
export function setAgentsLost(store: Store, workspace: Workspace, lost: boolean): void {
  const now = store.clock.now();
  for (const agent of latestBuild(workspace).agents) {
    agent.disconnectedAt = lost ? now : agent.disconnectedAt;
    agent.reconnectedAt = lost ? undefined : now;
  }
}

/** Adds a version to a template and activates it, so that its workspaces become outdated. */
export function publishVersion(
  store: Store,
  template: Template,
  wanted: Partial<TemplateVersion>,
): TemplateVersion {
  const version = addVersion(store, template, wanted);
  template.activeVersionId = version.id;
  return version;
}

/** Adds this many workspaces, in every state but the failed ones, named `grown-0001` and so on. */
export function growWorkspaces(store: Store, owner: User, template: Template, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const stopped = index % 3 === 0;
    createWorkspace(store, {
      name: `grown-${String(index).padStart(4, "0")}`,
      owner,
      template,
      history: [
        { transition: "start", duration: 0 },
        ...(stopped ? [{ transition: "stop" as const, duration: 0 }] : []),
      ],
    });
  }
}
