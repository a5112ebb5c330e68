import type { AllowEntry } from "../../core/grant/grant";
import type { TokenId } from "../../core/token/tokenText";

/** The UUID of a person. No other id can stand in its place. */
export type UserId = string & { readonly isIdOf?: "user" };

/** A key of the server: a token or a session, without its secret. */
export type ApiKey = {
  id: TokenId;
  userId: UserId;
  /** Empty for a session. */
  name: string;
  /** Whose it is; only lists say so. */
  username: string | undefined;
  /** `undefined`: never. The server notes a use once an hour at most. */
  lastUsed: Date | undefined;
  expiresAt: Date;
  createdAt: Date;
  /** `token` for a token; `password`, `github` or `oidc` for a session. */
  loginType: string;
  /** Canonical names. `undefined` before v2.27.0, which has no scopes. */
  scopes: string[] | undefined;
  /** The older word for the whole: `all`, `application_connect` or "". */
  scope: string;
  /** `undefined` before v2.28.0, which has no allow lists. */
  allowList: AllowEntry[] | undefined;
  lifetimeSeconds: number;
};

/** How people may sign in. */
export type AuthMethods = {
  password: boolean;
  github: boolean;
  oidc: { enabled: boolean; signInText: string; iconUrl: string };
  termsOfServiceUrl: string;
};

/** What runs at a deployment. */
export type BuildInfo = {
  /** As the server says it, such as `v2.35.1+abc123`. */
  version: string;
  dashboardUrl: string;
  /** Where this build comes from. */
  externalUrl: string;
  deploymentId: string | undefined;
  /** It serves applications for the deployment at `dashboardUrl`, and has nothing else of the API. */
  isWorkspaceProxy: boolean;
};

/** An app of an agent. */
export type AgentApp = {
  id: string;
  slug: string;
  displayName: string;
  url: string;
  external: boolean;
  subdomain: boolean;
  hidden: boolean;
};

/** What runs in a workspace and is connected to. */
export type Agent = {
  id: string;
  name: string;
  /** `connecting`, `connected`, `disconnected` or `timeout`. */
  status: string;
  lifecycleState: string;
  operatingSystem: string;
  directory: string;
  apps: AgentApp[];
};

/** One start, stop or deletion of a workspace. */
export type WorkspaceBuild = {
  id: string;
  number: number;
  /** `start`, `stop` or `delete`. */
  transition: string;
  /** `pending`, `starting`, `running`, `stopping`, `stopped`, `failed`, `canceling`, `canceled`, `deleting`, `deleted`. */
  status: string;
  createdAt: Date;
  /** When the workspace stops by itself. */
  deadline: Date | undefined;
  reason: string;
  jobStatus: string;
  jobError: string;
  agents: Agent[];
};

/** A workspace with its last build. */
export type Workspace = {
  id: string;
  name: string;
  ownerId: UserId;
  ownerName: string;
  organizationId: string;
  organizationName: string;
  templateId: string;
  templateName: string;
  templateDisplayName: string;
  templateIcon: string;
  /** Such templates ask less of a token that builds. */
  usesClassicParameters: boolean;
  latestBuild: WorkspaceBuild;
  outdated: boolean;
  favorite: boolean;
  lastUsedAt: Date | undefined;
  /** `workspace:*` scopes and allow-list entries do not reach a dormant workspace. */
  dormantAt: Date | undefined;
  deletingAt: Date | undefined;
  ttlMs: number | undefined;
  autostartSchedule: string;
  healthy: boolean;
};

/** A template of workspaces. */
export type Template = {
  id: string;
  name: string;
  displayName: string;
  description: string;
  icon: string;
  organizationId: string;
  organizationName: string;
  activeVersionId: string;
  deprecated: boolean;
  usesClassicParameters: boolean;
};

/** An organization of the deployment. */
export type Organization = {
  id: string;
  name: string;
  displayName: string;
  icon: string;
  isDefault: boolean;
};

/** A person. */
export type User = {
  id: UserId;
  username: string;
  /** The person's full name; often empty. */
  name: string;
  email: string;
  avatarUrl: string;
  /** `active`, `dormant` or `suspended`. */
  status: string;
  loginType: string;
  lastSeenAt: Date | undefined;
  organizationIds: string[];
  roles: { name: string; displayName: string; organizationId: string | undefined }[];
};

/** How long a token of a person may live. */
export type TokenConfig = { maxLifetimeSeconds: number };

/** An item of a list that could not be read: what it is called, as far as that is known, and where it did not fit. */
export type UnreadableItem = {
  id: string | undefined;
  name: string | undefined;
  issues: readonly string[];
};

/** A list as far as it could be read, and what could not. */
export type Listed<T> = { items: T[]; unreadable: UnreadableItem[] };
