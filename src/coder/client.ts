import type * as api from "./api";
import type { PermissionCheck } from "./endpoints/authCheck";
import type { DeploymentUrl } from "./deploymentUrl";
import type { TransportOptions } from "./http/call";
import { memoryOf } from "./http/deploymentMemory";
import type { Http } from "./http/http";

type Api = typeof api;

/** What makes a client: the address and the session that belongs to it, together. */
export type Access = {
  deployment: DeploymentUrl;
  /** Left out for what a server tells everybody. */
  session?: string | undefined;
  transport?: TransportOptions | undefined;
};

/**
 * One deployment, asked with one session or with none. The two are set together and stay together: another session
 * or another address is another client. Each call takes an `AbortSignal` last, throws only CoderErrors, and is
 * described at the function that it names. The first call loads axios and zod; making a client costs nothing.
 */
export class CoderClient {
  readonly deployment: DeploymentUrl;
  readonly #access: Access;
  #loading: Promise<Api> | undefined;
  #http: Http | undefined;
  #isDisposed = false;

  constructor(access: Access) {
    this.deployment = access.deployment;
    this.#access = access;
  }

  readonly buildInfo = this.#late(({ getBuildInfo }) => getBuildInfo);
  /** `undefined` where the server knows no scopes. */
  readonly scopeNames = this.#late(({ getScopeNames }) => getScopeNames);
  readonly authMethods = this.#late(({ getAuthMethods }) => getAuthMethods);
  readonly logIn = this.#late(({ logIn }) => logIn);

  readonly users = {
    me: (signal?: AbortSignal) => this.users.get("me", signal),
    get: this.#late(({ getUser }) => getUser),
    list: this.#late(({ listUsers }) => listUsers),
  };

  readonly keys = {
    get: this.#late(({ getKey }) => getKey),
    delete: this.#late(({ deleteKey }) => deleteKey),
    expire: this.#late(({ expireKey }) => expireKey),
    createSession: this.#late(({ createSessionKey }) => createSessionKey),
  };

  readonly tokens = {
    list: this.#late(({ listTokens }) => listTokens),
    create: this.#late(({ createToken }) => createToken),
    getByName: this.#late(({ getTokenByName }) => getTokenByName),
    config: this.#late(({ getTokenConfig }) => getTokenConfig),
  };

  readonly workspaces = {
    list: this.#late(({ listWorkspaces }) => listWorkspaces),
    get: this.#late(({ getWorkspace }) => getWorkspace),
    getByName: this.#late(({ getWorkspaceByName }) => getWorkspaceByName),
    build: this.#late(({ createBuild }) => createBuild),
  };

  readonly templates = { list: this.#late(({ listTemplates }) => listTemplates) };

  readonly organizations = { mine: this.#late(({ listMyOrganizations }) => listMyOrganizations) };

  /** Asks what the session or token may do; see `checkPermissions` in authCheck.ts. */
  async checkPermissions<Name extends string>(
    checks: Readonly<Record<Name, PermissionCheck>>,
    signal?: AbortSignal,
  ): Promise<Record<Name, boolean>> {
    const { checkPermissions, Http } = await this.#load();
    return checkPermissions(this.#open(Http), checks, signal);
  }

  /**
   * The time by the deployment's clock, as far as any client of this process has learned it, and by this machine's before.
   * What the server says to expire or to have been used is compared with this.
   */
  now(): Date {
    return memoryOf(this.deployment).clock.now();
  }

  /** How far the deployment's clock is ahead of this machine's, in ms (negative: behind); `undefined` before any answer. */
  get clockSkewMs(): number | undefined {
    return memoryOf(this.deployment).clock.skewMs;
  }

  /** Cancels what is under way. Later calls are cancelled at once. */
  dispose(): void {
    this.#isDisposed = true;
    this.#http?.dispose();
  }

  #late<Rest extends unknown[], Answer>(
    pick: (loaded: Api) => (http: Http, ...rest: Rest) => Promise<Answer>,
  ): (...rest: Rest) => Promise<Answer> {
    return async (...rest) => {
      const loaded = await this.#load();
      return pick(loaded)(this.#open(loaded.Http), ...rest);
    };
  }

  #load(): Promise<Api> {
    this.#loading ??= import("./api");
    return this.#loading;
  }

  #open(HttpOfApi: Api["Http"]): Http {
    if (this.#http === undefined) {
      this.#http = new HttpOfApi(this.deployment, this.#access.session, this.#access.transport);
      if (this.#isDisposed) {
        this.#http.dispose();
      }
    }
    return this.#http;
  }
}
