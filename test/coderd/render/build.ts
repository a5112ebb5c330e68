import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import { buildStatus, jobStatus, latestBuild } from "../state/builds";
import { second } from "../state/clock";
import type { Build, Workspace } from "../state/model";
import { renderResources } from "./agent";

const workerId = "5c1f9d1e-41d5-4b44-8a8d-6c2f5d0e7a11";
const fileId = "7e0f5a0c-0f3b-4a3e-9b0a-2a6f1c9d3b22";

/** A build as the API shows it. `justMade` is the answer to the request that made it: still pending. */
export function renderBuild(
  { profile, store }: Deployment,
  workspace: Workspace,
  build: Build,
  justMade = false,
): Record<string, unknown> {
  const now = store.clock.now();
  const owner = store.users.get(workspace.ownerId);
  const initiator = store.users.get(build.initiatorId);
  const done = now >= build.completesAt;
  // Agents are deleted once a later build is through.
  const agentsRemain = !workspace.builds.some(
    (other) => other.number > build.number && now >= other.completesAt,
  );
  return {
    id: build.id,
    created_at: jsonTime(build.createdAt),
    updated_at: jsonTime(done ? build.completesAt : build.createdAt),
    workspace_id: workspace.id,
    workspace_name: workspace.name,
    workspace_owner_id: workspace.ownerId,
    workspace_owner_name: owner?.username ?? "",
    template_version_id: build.versionId,
    template_version_name: justMade ? "" : build.versionName,
    build_number: build.number,
    transition: build.transition,
    initiator_id: build.initiatorId,
    initiator_name: initiator?.username ?? "",
    job: renderJob(workspace, build, justMade ? "pending" : jobStatus(build, now)),
    reason: build.reason,
    resources: renderResources(profile, build, workspace.agentState, agentsRemain, now),
    deadline:
      workspace.deadline !== undefined && build === latestBuild(workspace)
        ? jsonTime(workspace.deadline)
        : null,
    max_deadline: null,
    status: justMade ? "pending" : buildStatus(build, now),
    daily_cost: 0,
    matched_provisioners: justMade
      ? { count: 3, available: 3, most_recently_seen: jsonTime(now) }
      : { count: 0, available: 0, most_recently_seen: null },
    template_version_preset_id: null,
    ...(done && !justMade ? { has_ai_task: false, has_external_agent: false } : {}),
  };
}

function renderJob(workspace: Workspace, build: Build, status: string): Record<string, unknown> {
  const started = status !== "pending";
  const over = started && status !== "running";
  return {
    id: build.jobId,
    created_at: jsonTime(build.createdAt),
    ...(started ? { started_at: jsonTime(new Date(build.createdAt.getTime() + 0.01 * second)) } : {}),
    ...(over ? { completed_at: jsonTime(build.completesAt) } : {}),
    ...(status === "failed" ? { error: "terraform apply: exit status 1" } : {}),
    status,
    ...(started ? { worker_id: workerId } : {}),
    file_id: fileId,
    tags: { owner: "", scope: "organization" },
    queue_position: 0,
    queue_size: 0,
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
