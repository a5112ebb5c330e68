import { createSessionKey, deleteKey, expireKey, getKey } from "./apiKeys";
import { checkPermissions, type PermissionCheck } from "./authCheck";
import { getAuthMethods, type AuthMethods } from "./authMethods";
import { getScopeNames } from "./authScopes";
import { getBuildInfo, type BuildInfo } from "./buildInfo";
import { createBuild } from "./builds";
import { Http, type TransportOptions } from "./http";
import { listMyOrganizations } from "./organizations";
import { listTemplates } from "./templates";
import { createToken, getTokenByName, getTokenConfig, listTokens } from "./tokens";
import { getUser, listUsers, logIn } from "./users";
import { getWorkspace, getWorkspaceByName, listWorkspaces } from "./workspaces";
import type { DeploymentUrl } from "./deploymentUrl";

/** Everything but the `http` that a call takes first. */
type Rest<Call> = Call extends (http: Http, ...rest: infer Arguments) => unknown ? Arguments : never;

/**
 * One deployment, asked with one session or with none. The two are set together and stay together: another session
 * or another address is another client. Each call takes an `AbortSignal` last and throws only CoderErrors.
 */
export class CoderClient {
  readonly deployment: DeploymentUrl;
  readonly #http: Http;

  constructor(access: {
    deployment: DeploymentUrl;
    session?: string | undefined;
    transport?: TransportOptions | undefined;
  }) {
    this.deployment = access.deployment;
    this.#http = new Http(access.deployment, access.session, access.transport);
  }

  /** See {@link getBuildInfo}. */
  buildInfo(signal?: AbortSignal): Promise<BuildInfo> {
    return getBuildInfo(this.#http, signal);
  }

  /** See {@link getScopeNames}. */
  scopeNames(signal?: AbortSignal): Promise<string[] | undefined> {
    return getScopeNames(this.#http, signal);
  }

  /** See {@link getAuthMethods}. */
  authMethods(signal?: AbortSignal): Promise<AuthMethods> {
    return getAuthMethods(this.#http, signal);
  }

  /** See {@link logIn}. */
  logIn(credentials: { email: string; password: string }, signal?: AbortSignal): Promise<string> {
    return logIn(this.#http, credentials, signal);
  }

  /** See {@link checkPermissions}. */
  checkPermissions<Name extends string>(
    checks: Readonly<Record<Name, PermissionCheck>>,
    signal?: AbortSignal,
  ): Promise<Record<Name, boolean>> {
    return checkPermissions(this.#http, checks, signal);
  }

  readonly users = {
    me: (signal?: AbortSignal) => getUser(this.#http, "me", signal),
    get: (...rest: Rest<typeof getUser>) => getUser(this.#http, ...rest),
    list: (...rest: Rest<typeof listUsers>) => listUsers(this.#http, ...rest),
  };

  readonly keys = {
    get: (...rest: Rest<typeof getKey>) => getKey(this.#http, ...rest),
    delete: (...rest: Rest<typeof deleteKey>) => deleteKey(this.#http, ...rest),
    expire: (...rest: Rest<typeof expireKey>) => expireKey(this.#http, ...rest),
    createSession: (...rest: Rest<typeof createSessionKey>) => createSessionKey(this.#http, ...rest),
  };

  readonly tokens = {
    list: (...rest: Rest<typeof listTokens>) => listTokens(this.#http, ...rest),
    create: (...rest: Rest<typeof createToken>) => createToken(this.#http, ...rest),
    getByName: (...rest: Rest<typeof getTokenByName>) => getTokenByName(this.#http, ...rest),
    config: (...rest: Rest<typeof getTokenConfig>) => getTokenConfig(this.#http, ...rest),
  };

  readonly workspaces = {
    list: (...rest: Rest<typeof listWorkspaces>) => listWorkspaces(this.#http, ...rest),
    get: (...rest: Rest<typeof getWorkspace>) => getWorkspace(this.#http, ...rest),
    getByName: (...rest: Rest<typeof getWorkspaceByName>) => getWorkspaceByName(this.#http, ...rest),
    build: (...rest: Rest<typeof createBuild>) => createBuild(this.#http, ...rest),
  };

  readonly templates = {
    list: (...rest: Rest<typeof listTemplates>) => listTemplates(this.#http, ...rest),
  };

  readonly organizations = {
    mine: (...rest: Rest<typeof listMyOrganizations>) => listMyOrganizations(this.#http, ...rest),
  };

  /** Cancels what is under way. The client answers nothing any more. */
  dispose(): void {
    this.#http.dispose();
  }
}
