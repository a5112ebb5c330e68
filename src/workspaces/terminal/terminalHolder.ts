import type { Workspace } from "../../coder/api/workspaces";
import type { Holder } from "../../leases/lease";

/** What a terminal needs: only this scope on this workspace (seen to suffice on v2.31.0 and v2.35.1). */
export function terminalHolder({
  id,
  name,
}: Pick<Workspace, "id" | "name">): Pick<Holder, "kind" | "name" | "grant"> {
  return {
    kind: "terminal",
    name,
    grant: { scopes: ["workspace:ssh"], allowList: [{ type: "workspace", id }] },
  };
}
