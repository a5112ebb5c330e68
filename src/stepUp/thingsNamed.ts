import type { CoderApi } from "../coder/api/api";
import { isOfKind } from "../coder/errors/isOfKind";
import type { ChoiceName } from "../core/recipes/choices";

/** Something that our session sees. */
export type SeenThing = {
  readonly id: string;
  readonly name: string;
  /** Of a template. */
  readonly organizationId?: string;
};

/**
 * Asks, with our session, what a command may mean by a name.
 * @param kind what it is.
 * @param name as it is written; all of its kind without one, except workspaces.
 * @param signal stops waiting for the server.
 * @returns nothing if our session doesn't see such a thing.
 * @throws CoderError
 */
export async function thingsNamed(
  { workspaces, templates, organizations }: CoderApi,
  kind: ChoiceName,
  name: string | undefined,
  signal?: AbortSignal,
): Promise<readonly SeenThing[]> {
  if (kind === "workspace") return ownWorkspace(workspaces, name ?? "", signal);
  const all: readonly SeenThing[] =
    kind === "template" ? await templates.list(signal) : await organizations.mine(signal);
  return name === undefined ? all : all.filter((each) => each.name === name);
}

async function ownWorkspace(
  workspaces: CoderApi["workspaces"],
  name: string,
  signal: AbortSignal | undefined,
): Promise<readonly SeenThing[]> {
  try {
    return [await workspaces.getByName("me", name, signal)];
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden")) return [];
    throw error;
  }
}
