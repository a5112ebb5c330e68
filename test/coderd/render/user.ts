import { type RoleName, roleOf } from "../authz/roles";
import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import type { User } from "../state/model";

/** A person as the API shows them. `name` is absent when empty. */
export function renderUser({ recentFields }: Profile, user: User): Record<string, unknown> {
  return {
    id: user.id,
    username: user.username,
    ...(user.name === "" ? {} : { name: user.name }),
    email: user.email,
    created_at: jsonTime(user.createdAt),
    updated_at: jsonTime(user.updatedAt),
    last_seen_at: jsonTime(user.lastSeenAt),
    status: user.status,
    login_type: "password",
    organization_ids: user.organizationIds,
    roles: user.roles.map(renderRole),
    ...(recentFields ? { has_ai_seat: false } : {}),
  };
}

/** A role with its display name. */
export function renderRole(name: RoleName): Record<string, string> {
  return { name, display_name: roleOf(name).displayName };
}
