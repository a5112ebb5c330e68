import type { DeploymentUrl } from "./address/deploymentUrl";
import type { createSessionKey, deleteKey, expireKey, getKey } from "./endpoints/apiKeys";
import type { PermissionCheck } from "./endpoints/authCheck";
import type { getAuthMethods } from "./endpoints/authMethods";
import type { getScopeNames } from "./endpoints/authScopes";
import type { getBuildInfo } from "./endpoints/buildInfo";
import type { createBuild } from "./endpoints/builds";
import type { listMyOrganizations } from "./endpoints/organizations";
import type { listTemplates } from "./endpoints/templates";
import type { createToken, getTokenByName, getTokenConfig, listTokens } from "./endpoints/tokens";
import type { getUser, listUsers, logIn } from "./endpoints/users";
import type { getWorkspace, getWorkspaceByName, listWorkspaces } from "./endpoints/workspaces";
import type { Asking } from "./http/asking";

/** An endpoint's function without what it asks with, which a client brings. */
type Asked<Endpoint> = Endpoint extends (asking: Asking, ...rest: infer Rest) => Promise<infer Answer>
  ? (...rest: Rest) => Promise<Answer>
  : never;

/**
 * All that one deployment can be asked, with one session or with none. Each call takes an `AbortSignal` last, throws only
 * CoderErrors, and is described at the endpoint's function.
 */
export interface CoderApi {
  readonly deployment: DeploymentUrl;
  readonly buildInfo: Asked<typeof getBuildInfo>;
  /** `undefined` where the server knows no scopes. */
  readonly scopeNames: Asked<typeof getScopeNames>;
  /**
   * The same as far as they are known already: each is asked for once in this process, and again when an answer of the
   * deployment named another version; a minute later where nothing tells its version.
   */
  readonly facts: {
    readonly buildInfo: Asked<typeof getBuildInfo>;
    readonly scopeNames: Asked<typeof getScopeNames>;
  };
  readonly authMethods: Asked<typeof getAuthMethods>;
  readonly logIn: Asked<typeof logIn>;
  readonly users: {
    readonly me: (signal?: AbortSignal) => ReturnType<typeof getUser>;
    readonly get: Asked<typeof getUser>;
    readonly list: Asked<typeof listUsers>;
  };
  readonly keys: {
    readonly get: Asked<typeof getKey>;
    readonly delete: Asked<typeof deleteKey>;
    readonly expire: Asked<typeof expireKey>;
    readonly createSession: Asked<typeof createSessionKey>;
  };
  readonly tokens: {
    readonly list: Asked<typeof listTokens>;
    readonly create: Asked<typeof createToken>;
    readonly getByName: Asked<typeof getTokenByName>;
    readonly config: Asked<typeof getTokenConfig>;
  };
  readonly workspaces: {
    readonly list: Asked<typeof listWorkspaces>;
    readonly get: Asked<typeof getWorkspace>;
    readonly getByName: Asked<typeof getWorkspaceByName>;
    readonly build: Asked<typeof createBuild>;
  };
  readonly templates: { readonly list: Asked<typeof listTemplates> };
  readonly organizations: { readonly mine: Asked<typeof listMyOrganizations> };
  /** Asks what the session or token may do; see `checkPermissions` in authCheck.ts. */
  checkPermissions<Name extends string>(
    checks: Readonly<Record<Name, PermissionCheck>>,
    signal?: AbortSignal,
  ): Promise<Record<Name, boolean>>;
  /**
   * The time by the deployment's clock, as far as any client of this process has learned it, and by this machine's before.
   * What the server says to expire or to have been used is compared with this.
   */
  now(): Date;
  /** How far the deployment's clock is ahead of this machine's, in ms (negative: behind); `undefined` before any answer. */
  readonly clockSkewMs: number | undefined;
  /** Cancels what is under way. Later calls are cancelled at once. */
  dispose(): void;
}

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderApi;
