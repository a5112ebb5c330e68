import { admits, type AllowEntry, breaksListOf } from "./allowList";
import { type Permission, permits } from "./permissions";
import { type Role, type RoleName, roleOf } from "./roles";

/** What a check is about. An id of `""` means a thing that does not exist yet, or no particular one. */
export interface Target {
  readonly type: string;
  readonly id: string;
  readonly owner?: string | undefined;
  readonly organization?: string | undefined;
  /** Stands for "in whichever organization of the caller". */
  readonly anyOrganization?: boolean | undefined;
  /** Actions that every member of the organization has by the thing's own access list. */
  readonly everyoneMay?: readonly string[] | undefined;
  /** Actions that single people have by the thing's own access list, by their ids. */
  readonly personMay?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Who asks: the person behind the key, and what the key narrows them to. */
export interface Subject {
  readonly userId: string;
  readonly roles: readonly RoleName[];
  readonly organizations: readonly string[];
  readonly permissions: readonly Permission[];
  readonly allowList: readonly AllowEntry[];
}

/** Whether the subject may do it: the roles (or the thing's own access list) allow it and the key does too. */
export function may(subject: Subject, action: string, target: Target): boolean {
  return (
    keyAllows(subject, action, target) &&
    (rolesAllow(subject, action, target) || listed(subject, action, target))
  );
}

/**
 * Whether a list of this type, filtered by the database for this subject, answers with the error
 * `pq: column reference "id" is ambiguous` (seen on v2.31.0 and v2.35.1).
 */
export function listFails(subject: Subject, type: string): boolean {
  return permits(subject.permissions, type, "read") && breaksListOf(subject.allowList, type);
}

function keyAllows({ permissions, allowList }: Subject, action: string, { type, id }: Target): boolean {
  return permits(permissions, type, action) && admits(allowList, type, id);
}

function listed(subject: Subject, action: string, target: Target): boolean {
  const forAll = inOrganization(subject, target) && (target.everyoneMay?.includes(action) ?? false);
  return forAll || (target.personMay?.get(subject.userId)?.includes(action) ?? false);
}

function rolesAllow(subject: Subject, action: string, target: Target): boolean {
  return ["member" as const, ...subject.roles].some((name) =>
    roleAllows(roleOf(name), subject, action, target),
  );
}

/** What a role allows on own things counts for those that belong to no organization alone (`authcheck-2.35.1.json`). */
function roleAllows(role: Role, subject: Subject, action: string, target: Target): boolean {
  const own = target.owner === subject.userId;
  const inside = inOrganization(subject, target);
  const isOfOrganization = target.organization !== undefined || target.anyOrganization === true;
  return (
    grants(role.site, action, target.type) ||
    (own && !isOfOrganization && grants(role.own, action, target.type)) ||
    (inside && grants(role.organization, action, target.type)) ||
    (own && inside && grants(role.ownInOrganization, action, target.type))
  );
}

function inOrganization(subject: Subject, { organization, anyOrganization }: Target): boolean {
  if (anyOrganization === true) return subject.organizations.length > 0;
  return organization !== undefined && subject.organizations.includes(organization);
}

function grants(
  table: Readonly<Record<string, readonly string[]>> | undefined,
  action: string,
  type: string,
): boolean {
  const actions = table?.[type];
  return actions !== undefined && (actions.includes("*") || actions.includes(action));
}
