import type { CoderApi, PermissionCheck } from "../../coder/api/api";
import { generalCheck } from "../../coder/endpoints/generalCheck";
import type { Catalog } from "../../core/catalog/catalog";
import { isOurs } from "../../session/keys/sessionRecord";
import type { SignedIn } from "../../session/sessionState";
import { hasFullAccess } from "../../tokens/key/grantOfKey";

/** What the person's roles allow, by `type:action`. */
export type OwnPermissions = ReadonlyMap<string, boolean>;

/** Granted by a template's own access list, which only a check of a single template takes into account. */
const listedActions = ["template:read", "template:use"];
/** The server refuses more IDs in one request (seen on v2.35.1). */
const triedTemplates = 5;

/**
 * Asks the server once what the person may do in general, among all that a token can be given (POST
 * /authcheck, seen on v2.35.1).
 * @param session whose roles to ask about; a narrow session would answer only for itself, so it is not asked.
 * @param catalog the deployment's scopes.
 * @returns undefined if the session cannot tell.
 * @throws CoderError
 */
export async function askOwnPermissions(
  session: SignedIn,
  catalog: Catalog,
  signal: AbortSignal,
): Promise<OwnPermissions | undefined> {
  if (!catalog.features.scopes || !(await isUnlimited(session, signal))) return undefined;
  const { client } = session;
  const permissions = catalog.scopes.filter(
    ({ kind, name }) => kind === "action" && !listedActions.includes(name),
  );
  const [answers, listed] = await Promise.all([
    client.checkPermissions(
      Object.fromEntries(
        permissions.map(({ name, resource = "", action = "" }) => [name, generalCheck(resource, action)]),
      ),
      signal,
    ),
    askTemplates(client, signal),
  ]);
  return new Map([...Object.entries(answers), ...listed]);
}

/** Asks about a few templates: without that, nobody knows what their access lists say. */
async function askTemplates(client: CoderApi, signal: AbortSignal): Promise<[string, boolean][]> {
  const templates = (await client.templates.list(signal)).slice(0, triedTemplates);
  if (templates.length === 0) return [];
  const checks = templates.flatMap(({ id }) =>
    listedActions.map((permission): [string, PermissionCheck] => [
      `${permission} ${id}`,
      { type: "template", action: permission.replace(/.*:/, ""), resourceId: id },
    ]),
  );
  const answers = await client.checkPermissions(Object.fromEntries(checks), signal);
  return listedActions.map((permission) => [
    permission,
    Object.entries(answers).some(([name, allowed]) => name.startsWith(`${permission} `) && allowed),
  ]);
}

/** Whether a session has all the permissions of its person, as those created for us do. */
async function isUnlimited({ client, record }: SignedIn, signal: AbortSignal): Promise<boolean> {
  if (isOurs(record)) return true;
  const id = record.session.tokenId;
  if (id === undefined) return false;
  try {
    return hasFullAccess(await client.keys.get(id, signal));
  } catch {
    return false;
  }
}
