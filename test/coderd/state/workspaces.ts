import { latestBuild } from "./builds";
import type { Template, User, Workspace } from "./model";
import { randomId } from "./random";
import { addBuild, type NewBuild } from "./settle";
import type { Store } from "./store";

/** A workspace to create; omitted fields get plain values. */
export interface NewWorkspace extends Partial<Workspace> {
  name: string;
  owner: User;
  template: Template;
  /** Its builds, oldest first; by default one finished start. */
  history?: Omit<NewBuild, "initiator">[];
  /** When it stops automatically. */
  deadline?: Date | undefined;
}

/** Adds a workspace with its history. */
export function createWorkspace(
  store: Store,
  { deadline, history, owner, template, ...given }: NewWorkspace,
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
    autostartSchedule: undefined,
    automaticUpdates: "never",
    ttlMilliseconds: template.defaultTtlMilliseconds === 0 ? undefined : template.defaultTtlMilliseconds,
    favoriteOf: new Set(),
    sharedWith: new Map(),
    portShares: [],
    failure: undefined,
    agentState: "connected",
    builds: [],
    ...given,
  };
  for (const build of history ?? [{ transition: "start" as const, duration: 0, createdAt }])
    addBuild(store, workspace, { ...build, initiator: owner });

  if (given.lastUsedAt !== undefined) workspace.lastUsedAt = given.lastUsedAt;
  if (given.dormantAt !== undefined) workspace.dormantAt = given.dormantAt;
  if (deadline !== undefined) latestBuild(workspace).deadline = deadline;
  store.workspaces.set(workspace.id, workspace);
  return workspace;
}
