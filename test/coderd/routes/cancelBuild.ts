import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { internal, json, rbacForbidden, refuse } from "../http/answers";
import type { Answer, KeyedCall } from "../http/endpoint";
import { jobStatus } from "../state/builds";
import { settle } from "../state/settle";
import { resolveBuild } from "./resolveBuild";

/**
 * Cancels a build: a pending one is `canceled` at once; a running one is `canceling` for a while and then
 * `failed`, as with an echo provisioner of v2.35.1. A stop or deletion behaves like a start here.
 */
export function cancelBuild(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const { store } = deployment;
  const found = resolveBuild(call);
  if (found instanceof Response) return found;
  const { build, workspace } = found;
  const now = store.clock.now();
  const status = jobStatus(build, now);
  const expected = context.req.query("expect_status") ?? "";
  if (expected !== "" && expected !== "running" && expected !== "pending") {
    return refuse(context, 400, {
      message: `Invalid expect_status "${expected}". Only 'running' or 'pending' are allowed.`,
    });
  }
  const template = store.templates.get(workspace.templateId);
  if (template === undefined || !may(caller, "read", templateTarget(template))) {
    return internal(
      context,
      "Internal error verifying permission to cancel workspace build.",
      "no template exists for this workspace",
    );
  }
  const allowed = template.allowCancel || caller.roles.includes("owner");
  if (!allowed && expected !== "pending") {
    return refuse(context, 403, {
      message: "User is not allowed to cancel workspace builds. Owner role is required.",
    });
  }
  if (status !== "pending" && status !== "running" && status !== "canceling")
    return refuse(context, 400, { message: "Job has already completed!" });

  if (status === "canceling")
    return refuse(context, 400, { message: "Job has already been marked as canceled!" });

  if (expected !== "" && expected !== status)
    return refuse(context, 412, { message: "Job is not in the expected state." });

  // The first check passes this, the database does not.
  if (!allowed) {
    return internal(
      context,
      "Internal error updating provisioner job.",
      "only owners can cancel workspace builds",
    );
  }

  if (!may(caller, "update", workspaceTarget(workspace)))
    return internal(context, "Internal error updating provisioner job.", rbacForbidden);

  build.canceledAt = now;
  build.outcome = status === "pending" ? "canceled" : "failed";
  build.error = status === "pending" ? "" : "canceled";
  const end = new Date(now.getTime() + (status === "pending" ? 0 : store.timings.cancelDuration));
  if (end < build.completesAt) build.completesAt = end;
  settle(store);
  return json(context, { message: "Job has been marked as canceled..." });
}
