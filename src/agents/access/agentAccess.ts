import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { AllowEntry, Grant } from "../../core/grant/grant";
import { type BundleId, bundleIds, bundles } from "./bundles";

/** One workspace or organization. */
export type AccessTarget = {
  /** A UUID. */
  readonly id: string;
  /** As its server names it. */
  readonly name: string;
};

/** What the person has given agents: one at most for each deployment and bundle. It holds no secret. */
export type AgentAccess = {
  readonly version: 1;
  readonly deployment: DeploymentHref;
  readonly userId: UserId;
  readonly bundle: BundleId;
  /** Undefined for everything of the person's, which they chose explicitly. */
  readonly target: AccessTarget | undefined;
  /** When it ends, in ms since 1970 by this machine's clock; undefined until the person stops it. */
  readonly until: number | undefined;
};

/**
 * Builds what agents get: exactly what their bundle needs.
 * @param access what the person has given.
 */
export function accessGrant({ bundle, target, userId }: AgentAccess): Grant {
  const { scopes, about } = bundles[bundle];
  const chosen: AllowEntry[] =
    about === "organization"
      ? [
          { type: "file", id: "*" },
          { type: "organization", id: target?.id ?? "" },
        ]
      : [{ type: "workspace", id: target?.id ?? "*" }];
  return {
    scopes: [...scopes, "user:read"],
    // With the ID of a template, the server fails to read workspaces.
    allowList: [...chosen, { type: "template", id: "*" }, { type: "user", id: userId }],
  };
}

/** The tools that work with it, by the names of Coder's MCP server. */
export function accessTools({ bundle, target }: Pick<AgentAccess, "bundle" | "target">): readonly string[] {
  const { tools, listing } = bundles[bundle];
  return target === undefined ? [...tools, ...listing] : tools;
}

/** Whether it has ended. @param now in ms since 1970. */
export function isOver({ until }: AgentAccess, now: number): boolean {
  return until !== undefined && until <= now;
}

/** Whether two are for the same deployment and bundle, so that one replaces the other. */
export function isSame(one: AgentAccess, other: AgentAccess): boolean {
  return one.deployment === other.deployment && one.bundle === other.bundle;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads what was stored. What is not whole is passed over: it would be more or less than the person agreed to.
 * @param stored anything.
 */
export function readAccesses(stored: unknown): readonly AgentAccess[] {
  return Array.isArray(stored) ? stored.filter(isAccess) : [];
}

function isAccess(value: unknown): value is AgentAccess {
  if (typeof value !== "object" || value === null) return false;
  const { version, deployment, userId, bundle, target, until } = value as Readonly<Record<string, unknown>>;
  const id = bundleIds.find((each) => each === bundle);
  return (
    version === 1 &&
    typeof deployment === "string" &&
    typeof userId === "string" &&
    uuid.test(userId) &&
    id !== undefined &&
    (target === undefined ? bundles[id].about === "workspaceOrAll" : isTarget(target)) &&
    (until === undefined || Number.isFinite(until))
  );
}

function isTarget(target: unknown): boolean {
  const { id, name } = (target ?? {}) as Readonly<Record<string, unknown>>;
  return typeof id === "string" && uuid.test(id) && typeof name === "string";
}
