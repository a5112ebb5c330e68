import { namedRoutes } from "../routes/named";
import { parseRoutes } from "../routes/parseRoutes";
import { readRoutes } from "../routes/reads";
import type { Route } from "../routes/route";

/** The route of each request that people would name. */
const requestRoutes = {
  listWorkspaces: "GET /workspaces",
  viewWorkspace: "GET /workspaces/{workspace}",
  startWorkspace: "POST /workspaces/{workspace}/builds start",
  stopWorkspace: "POST /workspaces/{workspace}/builds stop",
  createWorkspace: "POST /users/{user}/workspaces",
  deleteWorkspace: "POST /workspaces/{workspace}/builds delete",
  changeSchedule: "PUT /workspaces/{workspace}/ttl",
  openTerminal: "GET /workspaceagents/{workspaceagent}/pty",
  openApp: "GET /@{user}/{workspace}/apps/*",
  listTemplates: "GET /templates",
  pushTemplate: "POST /organizations/{organization}/templateversions",
  viewProfile: "GET /users/me",
  listTokens: "GET /users/{user}/keys/tokens",
  createToken: "POST /users/{user}/keys/tokens",
  expireToken: "PUT /users/{user}/keys/{keyid}/expire",
  deleteToken: "DELETE /users/{user}/keys/{keyid}",
  listSecrets: "GET /users/{user}/secrets",
} as const;

export type RequestName = keyof typeof requestRoutes;

/** Apps are served beside the API, with their workspace's permission alone (seen on v2.35.1). */
const appRoutes = `
workspace:application_connect
 GET /@{user}/{workspace}/apps/*`;

const known = [readRoutes, namedRoutes, appRoutes].flatMap(parseRoutes);

/** The requests that people would name, in display order, with the needs of each. */
export const namedRequests: readonly { readonly name: RequestName; readonly route: Route }[] = Object.entries(
  requestRoutes,
).flatMap(([name, request]) => {
  const [method, path, transition] = request.split(" ");
  const route = known.find(
    (one) => one.method === method && one.path === path && one.transition === transition,
  );
  return route ? [{ name: name as RequestName, route }] : [];
});
