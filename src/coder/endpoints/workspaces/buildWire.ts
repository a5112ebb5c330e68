import type { BuildJob, WorkspaceBuild } from "../../api/workspaces";
import { type Plain, plain, reshapedPlain } from "../plain";
import { type Parsing, readMaybeTime, readTime } from "../wire";
import { agentWire, readAgent } from "./agentWire";
import { sameText } from "./sameText";

const jobWire = plain.fields({
  status: plain.maybeText,
  error: plain.maybeText,
  canceled_at: plain.maybeText,
  started_at: plain.maybeText,
  completed_at: plain.maybeText,
  queue_position: plain.maybeNumber,
  queue_size: plain.maybeNumber,
});

/** See {@link agentWire}. */
export const buildWire = plain.fields({
  id: plain.text,
  build_number: plain.number,
  transition: plain.maybeText,
  status: plain.maybeText,
  created_at: plain.text,
  deadline: plain.maybeText,
  max_deadline: plain.maybeText,
  reason: plain.maybeText,
  initiator_name: plain.maybeText,
  template_version_id: plain.maybeText,
  template_version_name: plain.maybeText,
  job: plain.maybe(jobWire),
  // A stopped workspace has resources without agents (seen on v2.35.1).
  resources: plain.maybe(plain.list(plain.fields({ agents: plain.maybe(plain.list(agentWire)) }))),
});

/** Converts a build to our type. */
export function readBuild(wire: Plain<typeof buildWire>, parsing: Parsing): WorkspaceBuild {
  return {
    id: wire.id,
    number: wire.build_number,
    transition: wire.transition ?? "",
    status: wire.status ?? "",
    createdAt: readTime(wire.created_at, "created_at", parsing),
    deadline: readMaybeTime(wire.deadline, "deadline", parsing),
    maxDeadline: readMaybeTime(wire.max_deadline, "max_deadline", parsing),
    reason: wire.reason ?? "",
    initiatorName: sameText(wire.initiator_name),
    templateVersionId: sameText(wire.template_version_id),
    templateVersionName: sameText(wire.template_version_name),
    job: readJob(wire.job ?? {}, parsing),
    agents: wire.resources?.flatMap(({ agents }) => agents?.map(readAgent) ?? []) ?? [],
  };
}

function readJob(wire: Partial<Plain<typeof jobWire>>, parsing: Parsing): BuildJob {
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
export const buildSchema = reshapedPlain(buildWire, readBuild);
