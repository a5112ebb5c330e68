import type { AllowEntry } from "../authz/allowList";
import type { RoleName } from "../authz/roles";

/** A person. The password is kept as a hash only. */
export interface User {
  id: string;
  username: string;
  name: string;
  email: string;
  passwordHash: string;
  roles: RoleName[];
  organizationIds: string[];
  status: "active" | "dormant" | "suspended";
  createdAt: Date;
  updatedAt: Date;
  lastSeenAt: Date;
}

/** `token` is an API token; `password` is a session made by signing in or by `/cli-auth`. */
export type LoginType = "token" | "password";

/** A session or a token. Of the secret only the hash is kept. */
export interface ApiKey {
  id: string;
  secretHash: string;
  userId: string;
  loginType: LoginType;
  tokenName: string;
  scopes: string[];
  allowList: AllowEntry[];
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  lifetimeSeconds: number;
  /** Undefined until first used. */
  lastUsedAt: Date | undefined;
}

/** An organization. */
export interface Organization {
  id: string;
  name: string;
  displayName: string;
  description: string;
  icon: string;
  createdAt: Date;
  isDefault: boolean;
}

/** A template with its one active version. */
export interface Template {
  id: string;
  organizationId: string;
  name: string;
  displayName: string;
  description: string;
  icon: string;
  activeVersionId: string;
  activeVersionName: string;
  createdById: string;
  createdAt: Date;
  classicParameters: boolean;
  deprecationMessage: string;
  defaultTtlMilliseconds: number;
}

/** What a build does to its workspace. */
export type Transition = "start" | "stop" | "delete";

/** How the one agent of a demo workspace is doing once it runs. */
export type AgentState = "connecting" | "connected" | "timeout";

/** One build. Its status follows from the clock: pending, then running, then done at `completesAt`. */
export interface Build {
  id: string;
  jobId: string;
  workspaceId: string;
  number: number;
  transition: Transition;
  reason: string;
  initiatorId: string;
  versionId: string;
  versionName: string;
  createdAt: Date;
  completesAt: Date;
  outcome: "succeeded" | "failed" | "canceled";
  /** What a start makes: one resource with one agent and one application. */
  resourceId: string;
  agentId: string;
  appId: string;
}

/** A workspace with all its builds, oldest first. */
export interface Workspace {
  id: string;
  name: string;
  ownerId: string;
  organizationId: string;
  templateId: string;
  createdAt: Date;
  lastUsedAt: Date;
  dormantAt: Date | undefined;
  outdated: boolean;
  autostartSchedule: string | undefined;
  ttlMilliseconds: number | undefined;
  deadline: Date | undefined;
  favoriteOf: Set<string>;
  agentState: AgentState;
  builds: Build[];
}
