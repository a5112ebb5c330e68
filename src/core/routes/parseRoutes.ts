import type { CheckedId, Route, RouteNeed } from "./route";

/**
 * Parses a table of routes. A line that starts in the first column contains needs, the indented lines below
 * it the routes that have them: `METHOD path [transition] [first release[-first release without it]]`; a path
 * with `~` is experimental. Needs are in the order in which the server checks: `type:action[@whose
 * id][~][!status]`, alternatives separated by `|`. `?` in front: rows only; `^`: checked after the change was
 * made; `@*`: without an ID; `~`: fails on IDs; no status: 404. `-` alone: no token needed, `+`: any token
 * suffices.
 */
export function parseRoutes(table: string): Route[] {
  const routes: Route[] = [];
  let needs = "";
  for (const line of table.trim().split("\n")) {
    if (!line.startsWith(" ")) needs = line;
    else routes.push(parseRoute(line.trim(), needs));
  }
  return routes;
}

function parseRoute(line: string, needs: string): Route {
  const [method = "", path = "", ...rest] = line.split(" ");
  const isRelease = (text: string): boolean => /^\d/.test(text);
  const [since, until] = rest.find(isRelease)?.split("-") ?? [];
  return {
    method,
    path: path.replace("~", ""),
    experimental: path.startsWith("~"),
    transition: rest.find((text) => !isRelease(text)),
    since,
    until,
    public: needs === "-",
    needs: needs === "-" || needs === "+" ? [] : needs.split(" ").map(parseNeed),
  };
}

const ids: Readonly<Record<string, CheckedId>> = { "*": "none", owner: "owner", me: "me" };

function parseNeed(text: string): RouteNeed {
  const [, mark, checks = "", breaks, status = "404"] = /^([?^]?)([^~!]+)(~?)(?:!(\d+))?$/.exec(text) ?? [];
  return {
    anyOf: checks.split("|").map((check) => {
      const [type = "", action = "", id = ""] = check.split(/[:@]/);
      return { type, action, id: ids[id] ?? "own" };
    }),
    status: mark === "?" ? 200 : Number(status),
    rows: mark === "?",
    after: mark === "^",
    breaksOnIds: breaks === "~",
  };
}
