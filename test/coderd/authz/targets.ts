import type { ApiKey, File, Organization, Template, User, Workspace } from "../state/model";
import type { Target } from "./decide";

/** A person as a resource; everybody owns themselves. */
export function userTarget({ id }: Pick<User, "id">): Target {
  return { type: "user", id, owner: id };
}

/** A key: its ID has ten characters, so no allow list can name it. */
export function keyTarget({ id, userId }: Pick<ApiKey, "id" | "userId">): Target {
  return { type: "api_key", id, owner: userId };
}

/** A workspace; a dormant one has a different type, which no requestable scope names. */
export function workspaceTarget({ id, ownerId, organizationId, dormantAt, sharedWith }: Workspace): Target {
  return {
    type: dormantAt === undefined ? "workspace" : "workspace_dormant",
    id,
    owner: ownerId,
    organization: organizationId,
    personMay: new Map([...sharedWith].map(([userId, role]) => [userId, roleActions[role]])),
  };
}

/** What a role in a workspace's access list allows. */
const roleActions = {
  use: ["read", "ssh", "application_connect", "start", "stop"],
  admin: ["read", "ssh", "application_connect", "start", "stop", "create", "update"],
} as const;

/** A template, which every member of its organization may read and use. */
export function templateTarget({ id, organizationId }: Template): Target {
  return { type: "template", id, organization: organizationId, everyoneMay: ["read", "use"] };
}

/** A file that somebody has uploaded. */
export function fileTarget({ id, ownerId }: Pick<File, "id" | "ownerId">): Target {
  return { type: "file", id, owner: ownerId };
}

/** An organization. */
export function organizationTarget({ id }: Organization): Target {
  return { type: "organization", id, organization: id };
}

/** A person's membership in an organization; its ID is the person's. */
export function memberTarget(userId: string, organizationId: string): Target {
  return { type: "organization_member", id: userId, owner: userId, organization: organizationId };
}
