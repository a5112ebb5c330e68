import * as z from "zod/mini";
import type { BuildJob, WorkspaceBuild } from "../../api/workspaces";
import { maybeNumber, maybeText, type Parsing, readMaybeTime, readTime, reshaped } from "../wire";
import { agentWire, readAgent } from "./agentWire";

const jobWire = z.object({
  status: maybeText,
  error: maybeText,
  canceled_at: maybeText,
  started_at: maybeText,
  completed_at: maybeText,
  queue_position: maybeNumber,
  queue_size: maybeNumber,
});

/** Plain fields alone; see {@link agentWire}. */
export const buildWire = z.object({
  id: z.string(),
  build_number: z.number(),
  transition: maybeText,
  status: maybeText,
  created_at: z.string(),
  deadline: maybeText,
  max_deadline: maybeText,
  reason: maybeText,
  initiator_name: maybeText,
  template_version_id: maybeText,
  template_version_name: maybeText,
  job: z.nullish(jobWire),
  // A stopped workspace has resources without agents (seen on v2.35.1).
  resources: z.nullish(z.array(z.object({ agents: z.nullish(z.array(agentWire)) }))),
});

/** A build as we know it. */
export function readBuild(wire: z.output<typeof buildWire>, parsing: Parsing): WorkspaceBuild {
  return {
    id: wire.id,
    number: wire.build_number,
    transition: wire.transition ?? "",
    status: wire.status ?? "",
    createdAt: readTime(wire.created_at, "created_at", parsing),
    deadline: readMaybeTime(wire.deadline, "deadline", parsing),
    maxDeadline: readMaybeTime(wire.max_deadline, "max_deadline", parsing),
    reason: wire.reason ?? "",
    initiatorName: wire.initiator_name ?? "",
    templateVersionId: wire.template_version_id ?? "",
    templateVersionName: wire.template_version_name ?? "",
    job: readJob(wire.job ?? {}, parsing),
    agents: wire.resources?.flatMap(({ agents }) => agents?.map(readAgent) ?? []) ?? [],
  };
}

function readJob(wire: Partial<z.output<typeof jobWire>>, parsing: Parsing): BuildJob {
  return {
    status: wire.status ?? "",
    error: wire.error ?? "",
    canceledAt: readMaybeTime(wire.canceled_at, "job.canceled_at", parsing),
    startedAt: readMaybeTime(wire.started_at, "job.started_at", parsing),
    completedAt: readMaybeTime(wire.completed_at, "job.completed_at", parsing),
    queuePosition: wire.queue_position ?? 0,
    queueSize: wire.queue_size ?? 0,
  };
}

/** One build. */
export const buildSchema = reshaped(buildWire, readBuild);
