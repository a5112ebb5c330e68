import { addBuild, type NewBuild } from "./builds";
import type { Template, User, Workspace } from "./model";
import { randomId } from "./random";
import type { Store } from "./store";

/** A workspace to make; what is left out has a plain value. */
export interface NewWorkspace extends Partial<Workspace> {
  name: string;
  owner: User;
  template: Template;
  /** Its builds, oldest first; by default one start that is through. */
  history?: Omit<NewBuild, "initiator">[];
}

/** Adds a workspace with its history. */
export function createWorkspace(
  store: Store,
  { history, owner, template, ...given }: NewWorkspace,
): Workspace {
  const createdAt = given.createdAt ?? store.clock.now();
  const workspace: Workspace = {
    id: randomId(),
    ownerId: owner.id,
    organizationId: template.organizationId,
    templateId: template.id,
    createdAt,
    lastUsedAt: createdAt,
    dormantAt: undefined,
    outdated: false,
    autostartSchedule: undefined,
    ttlMilliseconds: template.defaultTtlMilliseconds === 0 ? undefined : template.defaultTtlMilliseconds,
    deadline: undefined,
    favoriteOf: new Set(),
    agentState: "connected",
    builds: [],
    ...given,
  };
  for (const build of history ?? [{ transition: "start" as const, duration: 0, createdAt }])
    addBuild(store, workspace, { ...build, initiator: owner });

  if (given.lastUsedAt !== undefined) workspace.lastUsedAt = given.lastUsedAt;
  store.workspaces.set(workspace.id, workspace);
  return workspace;
}
