import type { AllowEntry } from "../authz/allowList";
import type { RoleName } from "../authz/roles";
import type { AgentSpec, TemplateVersion } from "./versions";

/** A person. Only the hash of the password is stored. */
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

/** `token` is an API token; `password` is a session created by signing in or by `/cli-auth`. */
export type LoginType = "token" | "password";

/** A session or a token. Only the hash of the secret is stored. */
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

/** A template with its versions, oldest first; new workspaces and updates get the active one. */
export interface Template {
  id: string;
  organizationId: string;
  name: string;
  displayName: string;
  description: string;
  icon: string;
  activeVersionId: string;
  versions: TemplateVersion[];
  createdById: string;
  createdAt: Date;
  classicParameters: boolean;
  /** Whether members may cancel builds of their workspaces. */
  allowCancel: boolean;
  deprecationMessage: string;
  defaultTtlMilliseconds: number;
}

/** What somebody has uploaded. Only the hash of its content is stored. */
export interface File {
  id: string;
  ownerId: string;
  hash: string;
}

/** What a build does to its workspace. */
export type Transition = "start" | "stop" | "delete";

/**
 * How the agents of a workspace behave once it runs: they connect in time, or never; `timeout` means that
 * they have taken too long from the start.
 */
export type AgentState = "connecting" | "connected" | "timeout";

/** An agent that a start created. It lives until a later build has finished; times in milliseconds. */
export interface Agent {
  id: string;
  spec: AgentSpec;
  appIds: string[];
  scriptIds: string[];
  sourceIds: string[];
  /** From the end of its build; undefined for one that never connects. */
  connectsAfter: number | undefined;
  /** How long its start scripts take. */
  readyAfter: number;
  /** Set by a test: when it lost its connection. */
  disconnectedAt: Date | undefined;
  reconnectedAt: Date | undefined;
  /** The ID of the first line of its log. */
  firstLogId: number;
}

/** One line that a build prints, when this share of its time has passed (0 to 1). */
export interface BuildLine {
  at: number;
  source: "provisioner" | "provisioner_daemon";
  level: "trace" | "debug" | "info" | "warn" | "error";
  stage: string;
  output: string;
}

/** Why a build fails, and what it prints before that. */
export interface BuildFailure {
  error: string;
  lines: string[];
}

/** One build. Its status follows from the clock; until it has started, `completesAt` is unreachable. */
export interface Build {
  id: string;
  jobId: string;
  workspaceId: string;
  number: number;
  transition: Transition;
  reason: string;
  initiatorId: string;
  version: TemplateVersion;
  presetId: string | undefined;
  createdAt: Date;
  /** Undefined while pending. */
  startsAt: Date | undefined;
  completesAt: Date;
  /** How long it runs, in milliseconds; Infinity for one that ends only when cancelled. */
  duration: number;
  canceledAt: Date | undefined;
  outcome: "succeeded" | "failed" | "canceled";
  /** For a build that fails. */
  error: string;
  deadline: Date | undefined;
  /** The values that it uses. */
  parameters: Map<string, string>;
  /** Follows automatically if this one succeeds. */
  onSuccess: { versionId: string | undefined } | undefined;
  log: BuildLine[];
  /** The ID of the first line of its log; the IDs of all builds are counted together. */
  firstLogId: number;
  /** What a start creates apart from what the template keeps. */
  resourceId: string;
  keptIds: string[];
  agents: Agent[];
}

/** What somebody else may do with a workspace that is shared with them. */
export type WorkspaceRole = "use" | "admin";

/** A shared port of an agent. */
export interface PortShare {
  agentName: string;
  port: number;
  shareLevel: string;
  protocol: string;
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
  autostartSchedule: string | undefined;
  automaticUpdates: "always" | "never";
  ttlMilliseconds: number | undefined;
  favoriteOf: Set<string>;
  /** By the other person's ID. */
  sharedWith: Map<string, WorkspaceRole>;
  portShares: PortShare[];
  agentState: AgentState;
  /** The AI task that it belongs to; only its ID is known here. */
  taskId?: string;
  /** Makes every start of it fail. */
  failure: BuildFailure | undefined;
  builds: Build[];
}
