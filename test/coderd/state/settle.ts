import { agentsOf } from "./agents";
import { buildLines } from "./buildLines";
import { jobStatus, never } from "./builds";
import { buildTimes } from "./buildTimes";
import type { Build, BuildFailure, Transition, User, Workspace } from "./model";
import { randomId } from "./random";
import { activeVersionOf, type Store } from "./store";
import type { TemplateVersion } from "./versions";

/** The build to create; times in milliseconds. */
export interface NewBuild {
  transition: Transition;
  initiator: User;
  duration: number;
  reason?: string;
  createdAt?: Date;
  outcome?: Build["outcome"];
  /** Makes it fail. */
  failure?: BuildFailure | undefined;
  /** Defaults to the version of the last build, or the template's active one. */
  version?: TemplateVersion | undefined;
  presetId?: string | undefined;
  parameters?: Map<string, string>;
  onSuccess?: Build["onSuccess"];
  /**
   * The time from the end of the build until its agents connect, and from there until their scripts finish.
   */
  connectsAfter?: number;
  readyAfter?: number;
}

/**
 * Adds a build, which begins when a provisioner is free; it runs by the clock and needs no further attention.
 */
export function addBuild(store: Store, workspace: Workspace, wanted: NewBuild): Build {
  const createdAt = wanted.createdAt ?? store.clock.now();
  const before = workspace.builds.at(-1);
  const version = wanted.version ?? before?.version ?? activeVersionOf(store, workspace.templateId);
  const failure = wanted.failure ?? (wanted.outcome === "failed" ? usualFailure : undefined);
  const log = buildLines(wanted.transition, failure);
  const starts = wanted.transition === "start" && failure === undefined;
  const build: Build = {
    id: randomId(),
    jobId: randomId(),
    workspaceId: workspace.id,
    number: workspace.builds.length + 1,
    transition: wanted.transition,
    reason: wanted.reason ?? "initiator",
    initiatorId: wanted.initiator.id,
    version,
    presetId: wanted.presetId,
    createdAt,
    startsAt: undefined,
    completesAt: never,
    duration: wanted.duration,
    canceledAt: undefined,
    outcome: failure === undefined ? (wanted.outcome ?? "succeeded") : "failed",
    error: failure?.error ?? "",
    deadline: undefined,
    parameters: wanted.parameters ?? new Map(before?.parameters ?? []),
    onSuccess: wanted.onSuccess,
    log,
    firstLogId: store.queue.takeLogIds(log.length),
    resourceId: randomId(),
    keptIds: version.kept.map(() => randomId()),
    agents: starts ? agentsOf(store, version, workspace.agentState, wanted) : [],
  };
  workspace.builds.push(build);
  workspace.lastUsedAt = createdAt;
  if (wanted.transition === "start") workspace.dormantAt = undefined;
  store.queue.add(workspace, build);
  settle(store);
  return build;
}

const usualFailure: BuildFailure = {
  error: "terraform apply: exit status 1",
  lines: [
    "Error: no space left on device",
    "  with docker_container.workspace,",
    '  on main.tf line 12, in resource "docker_container" "workspace":',
  ],
};

/** Ends builds whose time is over, with the consequences, and begins those whose turn it is. */
export function settle(store: Store): void {
  const { queue } = store;
  const now = store.clock.now();
  for (let changed = true; changed;) {
    const over = queue.active.findIndex(({ build }) => now >= build.completesAt);
    const ended = over < 0 ? undefined : queue.active.splice(over, 1)[0];
    if (ended !== undefined) finish(store, ended.workspace, ended.build);
    changed = begin(store, now) || ended !== undefined;
  }
}

/** Begins the first build that may; returns whether there was one. */
function begin({ queue, timings }: Store, now: Date): boolean {
  const waiting = queue.active.filter(({ build }) => build.startsAt === undefined);
  const busy = queue.active.length - waiting.length >= queue.provisioners;
  if (queue.held || busy) {
    for (const entry of waiting) entry.heldUp = true;
    return false;
  }
  const dueAt = (build: Build): Date => new Date(build.createdAt.getTime() + timings.queueDelay);
  const next = waiting.find(({ build }) => now >= dueAt(build));
  if (next === undefined) return false;
  const { build, heldUp } = next;
  build.startsAt = heldUp ? now : dueAt(build);
  if (build.duration !== Infinity) build.completesAt = new Date(build.startsAt.getTime() + build.duration);
  return true;
}

function finish(store: Store, workspace: Workspace, build: Build): void {
  if (jobStatus(build, build.completesAt) !== "succeeded" || build.transition === "delete") return;
  if (workspace.ttlMilliseconds !== undefined)
    build.deadline ??= new Date(build.completesAt.getTime() + workspace.ttlMilliseconds);

  const initiator = store.users.get(build.initiatorId);
  if (build.onSuccess === undefined || initiator === undefined) return;
  const { versionId } = build.onSuccess;
  const named = store.templates.get(workspace.templateId)?.versions.find(({ id }) => id === versionId);
  const version = named ?? activeVersionOf(store, workspace.templateId);
  addBuild(store, workspace, {
    transition: "start",
    initiator,
    createdAt: build.completesAt,
    version,
    failure: workspace.failure,
    ...buildTimes(store, "start", version),
  });
}
