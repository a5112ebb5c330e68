import * as z from "zod/mini";
import type { PermissionCheck } from "../api/api";
import type { Asking } from "../http/asking";

const answersSchema = z.catchall(z.object({}), z.boolean());

/** `Endpoint only supports using "resource_id" field 10 times` (seen on v2.35.1). */
const idsPerRequest = 10;

/** 200 in one request were fine on v2.35.1; no limit is known. */
const checksPerRequest = 200;

/**
 * Asks what the calling key may do, which combines its owner's roles with its own scopes and allow list.
 * Works with any valid key, so it also shows whether a key is valid. Splits the checks into several requests
 * if necessary. https://coder.com/docs/reference/api/authorization#check-authorization
 * @returns an answer for each key of `checks`; a missing answer counts as no.
 * @throws CoderError
 */
export async function checkPermissions<Name extends string>(
  http: Asking,
  checks: Readonly<Record<Name, PermissionCheck>>,
  signal?: AbortSignal,
): Promise<Record<Name, boolean>> {
  const names = Object.keys(checks) as Name[];
  const answers = Object.fromEntries(names.map((name) => [name, false])) as Record<Name, boolean>;
  for (const part of inParts(names, (name) => checks[name].resourceId !== undefined)) {
    const wire = Object.fromEntries(part.map((name) => [name, onWire(checks[name])]));
    const body = JSON.stringify({ checks: wire });
    const answered = await http.request({
      method: "POST",
      path: ["authcheck"],
      body,
      answer: answersSchema,
      signal,
    });
    for (const name of part) answers[name] = answered[name] === true;
  }
  return answers;
}

function onWire(check: PermissionCheck): object {
  // JSON leaves out undefined values.
  return {
    action: check.action,
    object: {
      resource_type: check.type,
      owner_id: check.ownerId,
      organization_id: check.organizationId,
      any_org: check.anyOrganization === true ? true : undefined,
      resource_id: check.resourceId,
    },
  };
}

/** Always at least one part, so that a call without checks still shows whether the key is valid. */
function inParts<Name>(names: readonly Name[], hasId: (name: Name) => boolean): Name[][] {
  let part: Name[] = [];
  const parts = [part];
  for (const name of names) {
    const full =
      part.length >= checksPerRequest || (hasId(name) && part.filter(hasId).length >= idsPerRequest);
    if (full) {
      part = [];
      parts.push(part);
    }
    part.push(name);
  }
  return parts;
}
