import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import { buildStatus, jobStatus } from "../state/builds";
import type { Build, Workspace } from "../state/model";
import { renderResources } from "./agent";

const workerId = "5c1f9d1e-41d5-4b44-8a8d-6c2f5d0e7a11";

/** For the sources of every version. */
export const fileId = "7e0f5a0c-0f3b-4a3e-9b0a-2a6f1c9d3b22";

/**
 * A build as the API shows it. `justMade` is the answer to the request that created it: still pending, and in
 * no queue yet.
 */
export function renderBuild(
  deployment: Deployment,
  workspace: Workspace,
  build: Build,
  justMade = false,
): Record<string, unknown> {
  const { store } = deployment;
  const now = store.clock.now();
  const owner = store.users.get(workspace.ownerId);
  const initiator = store.users.get(build.initiatorId);
  const job = justMade ? "pending" : jobStatus(build, now);
  const succeeded = job === "succeeded";
  const mostRecent = jsonTime(now);
  return {
    id: build.id,
    created_at: jsonTime(build.createdAt),
    updated_at: jsonTime(succeeded ? build.completesAt : build.createdAt),
    workspace_id: workspace.id,
    workspace_name: workspace.name,
    workspace_owner_id: workspace.ownerId,
    workspace_owner_name: owner?.username ?? "",
    template_version_id: build.version.id,
    template_version_name: justMade ? "" : build.version.name,
    build_number: build.number,
    transition: build.transition,
    initiator_id: build.initiatorId,
    initiator_name: initiator?.username ?? "",
    job: renderJob(deployment, workspace, build, job, justMade),
    reason: build.reason,
    resources: justMade ? [] : renderResources(deployment, workspace, build),
    deadline: build.deadline !== undefined && succeeded ? jsonTime(build.deadline) : null,
    max_deadline: null,
    status: justMade ? "pending" : buildStatus(build, now),
    daily_cost: 0,
    matched_provisioners:
      job === "pending"
        ? { count: 1, available: 1, most_recently_seen: mostRecent }
        : { count: 0, available: 0, most_recently_seen: null },
    template_version_preset_id: build.presetId ?? null,
    ...(succeeded ? { has_ai_task: false, has_external_agent: false } : {}),
  };
}

function renderJob(
  { store }: Deployment,
  workspace: Workspace,
  build: Build,
  status: string,
  justMade: boolean,
): Record<string, unknown> {
  const started = build.startsAt !== undefined && status !== "pending";
  const over = status !== "pending" && status !== "running" && status !== "canceling";
  const waiting = store.queue.active.filter(({ build: other }) => other.startsAt === undefined);
  const place = waiting.findIndex(({ build: other }) => other === build) + 1;
  const waits = status === "pending" && !justMade;
  return {
    id: build.jobId,
    created_at: jsonTime(build.createdAt),
    ...(started && build.startsAt !== undefined ? { started_at: jsonTime(build.startsAt) } : {}),
    ...(over ? { completed_at: jsonTime(build.completesAt) } : {}),
    ...(build.canceledAt === undefined ? {} : { canceled_at: jsonTime(build.canceledAt) }),
    ...(status === "failed" ? { error: build.error } : {}),
    status,
    ...(started ? { worker_id: workerId } : {}),
    file_id: fileId,
    tags: { owner: "", scope: "organization" },
    queue_position: waits ? place : 0,
    queue_size: waits ? waiting.length : 0,
    organization_id: workspace.organizationId,
    initiator_id: build.initiatorId,
    input: { workspace_build_id: build.id },
    type: "workspace_build",
    metadata: {
      template_version_name: "",
      template_id: "00000000-0000-0000-0000-000000000000",
      template_name: "",
      template_display_name: "",
      template_icon: "",
    },
    logs_overflowed: false,
  };
}
