import { accountRoutes } from "./account";
import { administrationRoutes } from "./administration";
import { namedRoutes } from "./named";
import { parseRoutes } from "./parseRoutes";
import { readRoutes } from "./reads";
import type { Route } from "./route";
import { templatesRoutes } from "./templates";
import { workspacesRoutes } from "./workspaces";

/** Every known route: some 300 of `/api/v2` and `/api/experimental` as of v2.35.1 (coderd/coderd.go). */
export const routes: readonly Route[] = [
  readRoutes,
  namedRoutes,
  accountRoutes,
  workspacesRoutes,
  templatesRoutes,
  administrationRoutes,
].flatMap(parseRoutes);

/**
 * Finds the route of a request: a method and a path with or without `/api/v2`, containing IDs or `{name}`;
 * for builds followed by the transition (`POST /workspaces/{workspace}/builds stop`). `undefined` if no known
 * route has that form.
 */
export function findRoute(request: string): Route | undefined {
  const [method = "", url = "", transition] = request.trim().split(/\s+/);
  const experimental = url.startsWith("/api/experimental");
  const path = url.replace(/^\/api\/(v2|experimental)/, "").replace(/[?#].*$/, "");
  const matches = routes.filter(
    (route) =>
      (route.method === method.toUpperCase() || route.method === "*") &&
      (!url.startsWith("/api/") || route.experimental === experimental) &&
      (transition === undefined || route.transition === transition) &&
      pathPattern(route.path).test(path),
  );
  return matches.sort((a, b) => literalness(b.path) - literalness(a.path))[0];
}

function pathPattern(path: string): RegExp {
  const pattern = path
    .split(/(\{[^}]*\}|\*)/)
    .map((part) =>
      part === "*" ? ".*" : part.startsWith("{") ? "[^/]+" : part.replace(/[.+?^$()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${pattern}$`);
}

/** How much of a path is literal, so that `/users/me` is preferred to `/users/{user}`. */
function literalness(path: string): number {
  return path.replace(/\{[^}]*\}|\*/g, "").length - (path.includes("*") ? 1000 : 0);
}
