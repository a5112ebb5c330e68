import type { Catalog } from "../catalog/catalog";
import { expandScope } from "../reasoning/expand";
import { choicesOf, isWhole } from "../recipes/grantForNeeds";
import type { Needs } from "../release/needs";
import type { CheckedId, Route, RouteNeed } from "../routes/route";
import { commandReleases, memberCommands } from "./table";

/** Expresses the needs of a command as those of a request, so that both are judged alike. */
export function commandRoute(catalog: Catalog, command: string, needs: Needs): Route {
  const chosen: readonly string[] = choicesOf(catalog, needs);
  const idFor = (type: string): CheckedId =>
    chosen.includes(type) ? "own" : type === "user" && !isWhole(catalog, needs, type) ? "me" : "none";
  const permissions = needs.scopes.flatMap((name) => expandScope(catalog, name) ?? [name]);
  return {
    method: "",
    path: command,
    experimental: false,
    transition: undefined,
    since: commandReleases[command],
    until: undefined,
    public: false,
    needs: [...new Set(permissions)].map((permission): RouteNeed => {
      const [type = "", action = ""] = permission.split(":");
      const id = idFor(type);
      const isMember = permission === "user:read" && memberCommands.split("|").includes(command);
      return {
        anyOf: [{ type, action, id }, ...(isMember ? [{ type: "organization_member", action, id }] : [])],
        status: 404,
        rows: false,
        after: false,
        breaksOnIds: id === "none" && lists(permissions, type) && action === "read",
      };
    }),
  };
}

/** Whether a command that needs a whole type lists it; otherwise it creates something. */
function lists(permissions: readonly string[], type: string): boolean {
  return ["workspace", "template"].includes(type) && !permissions.includes(`${type}:create`);
}
