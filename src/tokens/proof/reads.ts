import type { UserId } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { answers, type RequestIds } from "../../core/routes/answers";
import { parseRoutes } from "../../core/routes/parseRoutes";
import { readRoutes } from "../../core/routes/reads";

/** A harmless request that a grant promises to work. */
export type Read = {
  readonly what: "ownUser" | "listWorkspaces" | "readWorkspace" | "listTemplates";
  /** The permission that it needs. */
  readonly type: string;
  readonly action: "read";
  /** Which workspace. */
  readonly id: string | undefined;
  readonly run: (client: CoderApi, signal?: AbortSignal) => Promise<unknown>;
};

const typeOf: Readonly<Record<Read["what"], string>> = {
  ownUser: "user",
  listWorkspaces: "workspace",
  readWorkspace: "workspace",
  listTemplates: "template",
};

/** This many workspaces are read by ID. */
const mostWorkspaces = 2;

/**
 * Builds the reads that a grant promises: those whose permission it contains.
 * @param catalog the deployment's scopes.
 * @param grant what the token should be able to do.
 * @param userId the ID of its owner.
 * @param workspace one to read if the allow list names none.
 */
export function readsFor(
  catalog: Catalog,
  grant: Grant,
  userId: UserId,
  workspace?: string,
): readonly Read[] {
  const ids: RequestIds = { me: userId, user: userId, owner: userId };
  const may = (type: string, id = "") => evaluate(catalog, grant, { type, action: "read", id }).allowed;
  const named = grant.allowList
    .filter(({ type, id }) => type === "workspace" && id !== "*")
    .map(({ id }) => id);
  const known =
    named.length > 0 ? named.slice(0, mostWorkspaces) : workspace === undefined ? [] : [workspace];
  const routes = parseRoutes(readRoutes);
  const reads: Read[] = [];
  const promise = (request: string, what: Read["what"], run: Read["run"], id?: string): void => {
    const route = routes.find(({ method, path }) => `${method} ${path}` === request);
    if (!route) return;
    const { ok, status } = answers(catalog, grant, route, id === undefined ? ids : { ...ids, workspace: id });
    // A read that lacks a permission was not promised.
    if (ok || status === 500) reads.push({ what, type: typeOf[what], action: "read", id, run });
  };
  if (may("user", userId)) promise("GET /users/me", "ownUser", (client, signal) => client.users.me(signal));

  if (may("workspace") || named.length > 0) {
    promise("GET /workspaces", "listWorkspaces", (client, signal) =>
      client.workspaces.list({ limit: 1 }, signal),
    );
  }
  for (const id of known) {
    if (!may("workspace", id)) continue;
    promise(
      "GET /workspaces/{workspace}",
      "readWorkspace",
      (client, signal) => client.workspaces.get(id, signal),
      id,
    );
  }
  if (may("template"))
    promise("GET /templates", "listTemplates", (client, signal) => client.templates.list(signal));

  return reads;
}
