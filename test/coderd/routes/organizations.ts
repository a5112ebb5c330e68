import { may } from "../authz/decide";
import { memberTarget, organizationTarget } from "../authz/targets";
import { internal, json, notFound, rbacForbidden } from "../http/answers";
import { type Answer, type Endpoint, type KeyedCall, parameter } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import { renderOrganization } from "../render/template";
import { renderRole } from "../render/user";
import type { Organization, User } from "../state/model";
import { findOrganization, findUser } from "../state/store";
import { resolveUser } from "./resolveUser";

/** Organizations and their members. */
export function organizationEndpoints({ singleMember }: Profile): Endpoint[] {
  return [
    { method: "GET", path: "/organizations", keyed: listOrganizations },
    { method: "GET", path: "/organizations/:organization", keyed: readOrganization },
    { method: "GET", path: "/organizations/:organization/members", keyed: listMembers },
    { method: "GET", path: "/users/:user/organizations", keyed: listOfUser },
    ...(singleMember
      ? [{ method: "GET", path: "/organizations/:organization/members/:user", keyed: readMember } as const]
      : []),
  ];
}

/**
 * Returns the organization in the path (an ID, a name or `default`) if the caller may read it, otherwise the
 * answer to send.
 */
export function resolveOrganization(call: KeyedCall): Organization | Response {
  const found = findOrganization(call.deployment.store, parameter(call, "organization"));
  return found !== undefined && may(call.caller, "read", organizationTarget(found))
    ? found
    : notFound(call.context);
}

function readable(
  { caller, deployment }: KeyedCall,
  filter: (organization: Organization) => boolean,
): unknown[] {
  return [...deployment.store.organizations.values()]
    .filter((organization) => filter(organization) && may(caller, "read", organizationTarget(organization)))
    .map((organization) => renderOrganization(deployment.profile, organization));
}

function listOrganizations(call: KeyedCall): Answer {
  return json(
    call.context,
    readable(call, () => true),
  );
}

function listOfUser(call: KeyedCall): Answer {
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  return json(
    call.context,
    readable(call, ({ id }) => user.organizationIds.includes(id)),
  );
}

function readOrganization(call: KeyedCall): Answer {
  const organization = resolveOrganization(call);
  return organization instanceof Response
    ? organization
    : json(call.context, renderOrganization(call.deployment.profile, organization));
}

/**
 * The names of custom roles are looked up as the caller, which no narrow key may do: it fails with 500 then.
 */
function mayNameRoles(call: KeyedCall): Response | undefined {
  if (may(call.caller, "read", { type: "assign_role", id: "" })) return undefined;
  return internal(
    call.context,
    "An internal server error occurred.",
    `lookup custom roles: ${rbacForbidden}`,
  );
}

function listMembers(call: KeyedCall): Answer {
  const organization = resolveOrganization(call);
  if (organization instanceof Response) return organization;
  const members = [...call.deployment.store.users.values()].filter(
    ({ id, organizationIds }) =>
      organizationIds.includes(organization.id) &&
      may(call.caller, "read", memberTarget(id, organization.id)),
  );
  return (
    mayNameRoles(call) ??
    json(
      call.context,
      members.map((user) => renderMember(user, organization)),
    )
  );
}

function readMember(call: KeyedCall): Answer {
  const organization = resolveOrganization(call);
  if (organization instanceof Response) return organization;
  const name = parameter(call, "user");
  const user = name === "me" ? call.caller.user : findUser(call.deployment.store, name);
  if (user === undefined || !may(call.caller, "read", memberTarget(user.id, organization.id)))
    return notFound(call.context);
  return mayNameRoles(call) ?? json(call.context, renderMember(user, organization));
}

function renderMember(user: User, organization: Organization): Record<string, unknown> {
  return {
    user_id: user.id,
    organization_id: organization.id,
    created_at: jsonTime(user.createdAt),
    updated_at: jsonTime(user.updatedAt),
    roles: [],
    username: user.username,
    name: user.name,
    avatar_url: "",
    email: user.email,
    global_roles: user.roles.map(renderRole),
  };
}
