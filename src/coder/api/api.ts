import type { AllowEntry } from "../../core/grant/grant";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type {
  ApiKey,
  AuthMethods,
  BuildInfo,
  Listed,
  Organization,
  Template,
  TokenConfig,
  User,
  UserId,
} from "./answers";
import type { DeploymentUrl } from "./deployment";
import type { WorkspaceCalls } from "./workspaceCalls";

/** The token to create. */
export type NewToken = {
  /** User ID or name; the caller if omitted. Owners may create tokens for others. */
  readonly owner?: string | undefined;
  /** Unique per owner, expired tokens included. For an empty name, the server invents one. */
  readonly name: string;
  /** Whole seconds, at least one. */
  readonly lifetimeSeconds: number;
  /** Canonical names. An empty list means full access, as on the server. */
  readonly scopes: readonly string[];
  /** An empty list means everything, as on the server. */
  readonly allowList: readonly AllowEntry[];
};

/** Which tokens to list. */
export type TokenQuery = {
  readonly owner?: string | undefined;
  /** Before v2.31.1, expired ones are always included. */
  readonly includeExpired?: boolean | undefined;
  /** Everybody's, as far as the caller may see them, regardless of `owner`. */
  readonly includeAll?: boolean | undefined;
};

/** A question for the server: may the calling key do this? */
export type PermissionCheck = {
  readonly action: string;
  readonly type: string;
  /** A user ID, or `me`. */
  readonly ownerId?: UserId | undefined;
  /**
   * Resources of an organization need this or `anyOrganization`, or the answer is no even for a full session.
   */
  readonly organizationId?: string | undefined;
  readonly anyOrganization?: boolean | undefined;
  /** One workspace, template, user or group. The answer is yes only if reading it is allowed too. */
  readonly resourceId?: string | undefined;
};

/**
 * One page of the users; `search` is the server's own query language, in which a plain word matches part of a
 * name or email.
 */
export type UserQuery = {
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

/** One message of the Model Context Protocol for a deployment's endpoint. */
export type McpMessage = {
  /** JSON-RPC, one message. */
  readonly text: string;
  /** As the answer to `initialize` named them; neither before that. */
  readonly sessionId?: string | undefined;
  readonly protocolVersion?: string | undefined;
};

/** The endpoint's answer. */
export type McpAnswer = {
  /** JSON-RPC; empty if the message wants no answer. */
  readonly text: string;
  /** What later messages have to name. */
  readonly sessionId: string | undefined;
};

/**
 * All requests to one deployment, with one session or none. Each call takes an `AbortSignal` last, throws
 * only CoderErrors, and is documented at the endpoint's function.
 */
export interface CoderApi {
  readonly deployment: DeploymentUrl;
  readonly buildInfo: (signal?: AbortSignal) => Promise<BuildInfo>;
  /** `undefined` if the server has no scopes. */
  readonly scopeNames: (signal?: AbortSignal) => Promise<string[] | undefined>;
  /**
   * The same, cached: each fact is requested once in this process, and again when an answer of the deployment
   * names another version, or after a minute if nothing reveals its version.
   */
  readonly facts: {
    readonly buildInfo: (signal?: AbortSignal) => Promise<BuildInfo>;
    readonly scopeNames: (signal?: AbortSignal) => Promise<string[] | undefined>;
  };
  readonly authMethods: (signal?: AbortSignal) => Promise<AuthMethods>;
  readonly logIn: (
    credentials: { readonly email: string; readonly password: Secret },
    signal?: AbortSignal,
  ) => Promise<Secret>;
  readonly users: {
    readonly me: (signal?: AbortSignal) => Promise<User>;
    readonly get: (user?: string, signal?: AbortSignal) => Promise<User>;
    readonly list: (
      page?: UserQuery,
      signal?: AbortSignal,
    ) => Promise<{ readonly users: User[]; readonly count: number }>;
  };
  readonly keys: {
    readonly get: (id: TokenId, signal?: AbortSignal) => Promise<ApiKey>;
    readonly delete: (id: TokenId, signal?: AbortSignal) => Promise<void>;
    readonly expire: (id: TokenId, signal?: AbortSignal) => Promise<void>;
    readonly createSession: (signal?: AbortSignal) => Promise<Secret>;
  };
  readonly tokens: {
    readonly list: (query?: TokenQuery, signal?: AbortSignal) => Promise<Listed<ApiKey>>;
    readonly create: (token: NewToken, signal?: AbortSignal) => Promise<Secret>;
    readonly getByName: (name: string, owner?: string, signal?: AbortSignal) => Promise<ApiKey>;
    readonly config: (owner?: string, signal?: AbortSignal) => Promise<TokenConfig>;
  };
  readonly workspaces: WorkspaceCalls;
  readonly templates: { readonly list: (signal?: AbortSignal) => Promise<Template[]> };
  /** The deployment's own MCP endpoint, which servers have from v2.27 as an experiment. */
  readonly mcp: {
    readonly isOffered: (signal?: AbortSignal) => Promise<boolean>;
    readonly ask: (message: McpMessage, signal?: AbortSignal) => Promise<McpAnswer>;
  };
  readonly organizations: { readonly mine: (signal?: AbortSignal) => Promise<Organization[]> };
  /** Asks what the session or token may do; see `checkPermissions` in authCheck.ts. */
  checkPermissions<Name extends string>(
    checks: Readonly<Record<Name, PermissionCheck>>,
    signal?: AbortSignal,
  ): Promise<Record<Name, boolean>>;
  /**
   * The time by the deployment's clock, as far as any client of this process has learnt it, otherwise by this
   * machine's. Compare the server's expiry and use times with this.
   */
  now(): Date;
  /** How far the deployment's clock is ahead of this machine's, in ms (negative: behind); `undefined` before any answer. */
  readonly clockSkewMs: number | undefined;
  /** Cancels requests in progress. Later calls are cancelled at once. */
  dispose(): void;
}

/** Creates the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: Secret) => CoderApi;
