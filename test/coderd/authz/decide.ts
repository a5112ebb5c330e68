import { admits, type AllowEntry, breaksListOf } from "./allowList";
import { type Permission, permits } from "./permissions";
import { type Role, type RoleName, roleOf } from "./roles";

/** What a check is about. An ID of `""` means a resource that does not exist yet, or no particular one. */
export interface Target {
  readonly type: string;
  readonly id: string;
  readonly owner?: string | undefined;
  readonly organization?: string | undefined;
  /** Means "in any organization of the caller". */
  readonly anyOrganization?: boolean | undefined;
  /** Actions that the resource's own access list allows every member of the organization. */
  readonly everyoneMay?: readonly string[] | undefined;
  /** Actions that the resource's own access list allows single people, by their IDs. */
  readonly personMay?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The caller: the person behind the key, and the key's restrictions. */
export interface Subject {
  readonly userId: string;
  readonly roles: readonly RoleName[];
  readonly organizations: readonly string[];
  readonly permissions: readonly Permission[];
  readonly allowList: readonly AllowEntry[];
}

/**
 * Whether the subject may do it: the roles (or the resource's own access list) allow it and the key does too.
 */
export function may(subject: Subject, action: string, target: Target): boolean {
  return (
    keyAllows(subject, action, target) &&
    (rolesAllow(subject, action, target) || listed(subject, action, target))
  );
}

/**
 * Whether a database-filtered list of this type answers with the error `pq: column reference "id" is
 * ambiguous` for this subject (seen on v2.31.0 and v2.35.1).
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

/**
 * What a role allows on one's own resources applies only to those that belong to no organization
 * (`authcheck-2.35.1.json`).
 */
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
