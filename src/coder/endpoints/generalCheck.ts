import type { PermissionCheck } from "../api/api";

/** Belong to a person alone: with an organization beside the owner the answer is no, whoever asks. */
const ofPeople = new Set([
  "api_key",
  "file",
  "user",
  "user_secret",
  "user_skill",
  "inbox_notification",
  "notification_preference",
]);

/** Belong to a person within an organization: with the owner alone the answer is no, even to an owner of the deployment. */
const ofPeopleInOrganizations = new Set(["workspace", "workspace_dormant", "task", "provisioner_jobs"]);

/**
 * The question whether the caller may do something at all, to a thing of their own where things of that kind have an
 * owner. Each kind has its own right shape: with an owner that such things do not have, members are told yes about what
 * they may not do (seen for every role on v2.35.1 and v2.36.0).
 * @param type of the resource.
 * @param action what would be done.
 * @returns the check, without an id.
 */
export function generalCheck(type: string, action: string): PermissionCheck {
  if (ofPeople.has(type)) return { type, action, ownerId: "me" };
  if (ofPeopleInOrganizations.has(type)) return { type, action, ownerId: "me", anyOrganization: true };
  return { type, action, anyOrganization: true };
}
