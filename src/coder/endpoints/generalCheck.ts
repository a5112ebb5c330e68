import type { PermissionCheck } from "../api/api";

/**
 * Resources that belong to a person only: if the check names an organization as well, the answer is always
 * no.
 */
const ofPeople = new Set([
  "api_key",
  "file",
  "user",
  "user_secret",
  "user_skill",
  "inbox_notification",
  "notification_preference",
]);

/**
 * Resources that belong to a person within an organization: if the check names only the owner, the answer is
 * no, even for an owner of the deployment.
 */
const ofPeopleInOrganizations = new Set(["workspace", "workspace_dormant", "task", "provisioner_jobs"]);

/**
 * Builds the check whether the caller may do something in general (to a resource of their own, for types that
 * have owners). Each type needs the right form: if the check names an owner for resources without owners, the
 * server tells members yes about things they may not do (seen for every role on v2.35.1 and v2.36.0).
 * @param type the resource type.
 * @param action the action to check.
 * @returns the check, without an ID.
 */
export function generalCheck(type: string, action: string): PermissionCheck {
  if (ofPeople.has(type)) return { type, action, ownerId: "me" };
  if (ofPeopleInOrganizations.has(type)) return { type, action, ownerId: "me", anyOrganization: true };
  return { type, action, anyOrganization: true };
}
