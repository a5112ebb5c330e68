import type { Catalog } from "../catalog/catalog";
import { isFullAccess } from "../grant/fullAccess";
import type { Grant } from "../grant/grant";
import { effectiveAllowList } from "../reasoning/evaluate";
import { commandRoute } from "./commandRoute";
import { commandRows } from "./commandRows";
import type { Obstacle } from "./obstacle";
import { obstaclesWith } from "./obstaclesWith";
import { namedRequests, type RequestName } from "./requests";
import { impossibleCommands } from "./table";

/** The obstacles to each request and each `coder` command; those without obstacles can be run. */
export type Runnable = {
  readonly requests: readonly { readonly name: RequestName; readonly obstacles: readonly Obstacle[] }[];
  readonly commands: readonly { readonly command: string; readonly obstacles: readonly Obstacle[] }[];
};

/**
 * Determines what a token can and cannot be used for: requests that people would name, and every command
 * whose needs are known. It does not consider what the owner's role may prevent.
 * @param ownerId the ID of the token's owner.
 * @returns "everything" for a token that restricts its owner in nothing.
 */
export function runnableWith(catalog: Catalog, grant: Grant, ownerId: string): Runnable | "everything" {
  const allowList = [...effectiveAllowList(catalog, grant)];
  if (!catalog.features.scopes || isFullAccess({ ...grant, allowList })) return "everything";
  const obstaclesTo = obstaclesWith(catalog, grant, ownerId);
  return {
    requests: namedRequests.map(({ name, route }) => ({ name, obstacles: obstaclesTo(route) })),
    commands: [
      ...commandRows.flatMap(({ commands, needs }) =>
        commands.map((command) => ({
          command,
          obstacles: obstaclesTo(commandRoute(catalog, command, needs)),
        })),
      ),
      ...impossibleCommands
        .split("|")
        .map((command) => ({ command, obstacles: [{ kind: "fullAccess" } as const] })),
    ],
  };
}
