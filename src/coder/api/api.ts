import type { DeploymentUrl } from "./deployment";
import type {
  ApiKey,
  AuthMethods,
  BuildInfo,
  Listed,
  Organization,
  Template,
  TokenConfig,
  User,
  Workspace,
  WorkspaceBuild,
} from "./answers";
import type { NewBuild, NewToken, PermissionCheck, TokenQuery, UserQuery, WorkspaceQuery } from "./questions";

/**
 * All that one deployment can be asked, with one session or with none. Each call takes an `AbortSignal` last, throws only
 * CoderErrors, and is described at the endpoint's function.
 */
export interface CoderApi {
  readonly deployment: DeploymentUrl;
  readonly buildInfo: (signal?: AbortSignal) => Promise<BuildInfo>;
  /** `undefined` where the server knows no scopes. */
  readonly scopeNames: (signal?: AbortSignal) => Promise<string[] | undefined>;
  /**
   * The same as far as they are known already: each is asked for once in this process, and again when an answer of the
   * deployment named another version; a minute later where nothing tells its version.
   */
  readonly facts: {
    readonly buildInfo: (signal?: AbortSignal) => Promise<BuildInfo>;
    readonly scopeNames: (signal?: AbortSignal) => Promise<string[] | undefined>;
  };
  readonly authMethods: (signal?: AbortSignal) => Promise<AuthMethods>;
  readonly logIn: (credentials: { email: string; password: string }, signal?: AbortSignal) => Promise<string>;
  readonly users: {
    readonly me: (signal?: AbortSignal) => Promise<User>;
    readonly get: (user?: string, signal?: AbortSignal) => Promise<User>;
    readonly list: (page?: UserQuery, signal?: AbortSignal) => Promise<{ users: User[]; count: number }>;
  };
  readonly keys: {
    readonly get: (id: string, signal?: AbortSignal) => Promise<ApiKey>;
    readonly delete: (id: string, signal?: AbortSignal) => Promise<void>;
    readonly expire: (id: string, signal?: AbortSignal) => Promise<void>;
    readonly createSession: (signal?: AbortSignal) => Promise<string>;
  };
  readonly tokens: {
    readonly list: (query?: TokenQuery, signal?: AbortSignal) => Promise<Listed<ApiKey>>;
    readonly create: (token: NewToken, signal?: AbortSignal) => Promise<string>;
    readonly getByName: (name: string, owner?: string, signal?: AbortSignal) => Promise<ApiKey>;
    readonly config: (owner?: string, signal?: AbortSignal) => Promise<TokenConfig>;
  };
  readonly workspaces: {
    readonly list: (
      page?: WorkspaceQuery,
      signal?: AbortSignal,
    ) => Promise<{ workspaces: Workspace[]; count: number }>;
    readonly get: (id: string, signal?: AbortSignal) => Promise<Workspace>;
    readonly getByName: (owner: string, name: string, signal?: AbortSignal) => Promise<Workspace>;
    readonly build: (workspaceId: string, build: NewBuild, signal?: AbortSignal) => Promise<WorkspaceBuild>;
  };
  readonly templates: { readonly list: (signal?: AbortSignal) => Promise<Template[]> };
  readonly organizations: { readonly mine: (signal?: AbortSignal) => Promise<Organization[]> };
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
