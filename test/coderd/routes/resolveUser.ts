import { may } from "../authz/decide";
import { memberTarget, userTarget } from "../authz/targets";
import { notFound, refuse } from "../http/answers";
import { type KeyedCall, parameter } from "../http/endpoint";
import type { User } from "../state/model";
import { findUser } from "../state/store";

/**
 * Returns the person that `{user}` in the path names (`me`, an ID or a name), if the caller may read them;
 * otherwise the refusal: 404, or before v2.31.1, and for anything but `me`, 400.
 */
export function resolveUser(call: KeyedCall): User | Response {
  const { caller, deployment } = call;
  const name = parameter(call, "user");
  const user = name === "me" ? caller.user : findUser(deployment.store, name);
  return user !== undefined && may(caller, "read", userTarget(user)) ? user : unreadable(call, name);
}

/** The same for routes of workspaces, where a readable membership of that person suffices as well. */
export function resolveMember(call: KeyedCall): User | Response {
  const { caller, deployment } = call;
  const name = parameter(call, "user");
  const user = name === "me" ? caller.user : findUser(deployment.store, name);
  return user !== undefined && mayKnow(call, user) ? user : unreadable(call, name);
}

function unreadable({ context, deployment }: KeyedCall, name: string): Response {
  if (name === "me" || deployment.profile.unreadableUserIsNotFound) return notFound(context);
  return refuse(context, 400, {
    message: '"user" must be an existing uuid or username.',
    detail: `queried user="${name}"`,
  });
}

/**
 * Whether the caller may read the person or one of their memberships, as required for builds and for
 * workspaces by name.
 */
export function mayKnow({ caller }: KeyedCall, user: User): boolean {
  return (
    may(caller, "read", userTarget(user)) ||
    user.organizationIds.some((organization) => may(caller, "read", memberTarget(user.id, organization)))
  );
}
