import type { UserId } from "./answers";

/** An app of an agent. */
export type AgentApp = {
  id: string;
  slug: string;
  displayName: string;
  icon: string;
  /** Where it listens in the workspace; of an external app, the address to open. Empty for a command. */
  url: string;
  /** The address is opened as it stands, and is not the deployment's. */
  external: boolean;
  /** It is served at a host of its own below the deployment's wildcard host; see `subdomainName`. */
  subdomain: boolean;
  /** The label of that host, such as `web--alpha--alice`. */
  subdomainName: string;
  /** A command that runs in a terminal. */
  command: string;
  hidden: boolean;
  /** `owner`, `authenticated`, `organization` or `public`. */
  sharingLevel: string;
  /** `disabled`, `initializing`, `healthy` or `unhealthy`. */
  health: string;
};

/** What runs in a workspace and is connected to. */
export type Agent = {
  /** New with every build. */
  id: string;
  /** The agent that this one was started by: a development container's. */
  parentId: string | undefined;
  name: string;
  /** `connecting`, `connected`, `disconnected` or `timeout`. */
  status: string;
  /** `created`, `starting`, `ready`, `start_timeout`, `start_error`, `shutting_down`, `off` and others. */
  lifecycleState: string;
  operatingSystem: string;
  architecture: string;
  directory: string;
  healthy: boolean;
  /** Why it is not healthy, in the server's words. */
  healthReason: string;
  /** What its template wants to be offered: `vscode`, `web_terminal`, `ssh_helper`, `port_forwarding_helper` and others. */
  displayApps: string[];
  apps: AgentApp[];
};

/** What the provisioner does of a build. */
export type BuildJob = {
  /** `pending`, `running`, `succeeded`, `canceling`, `canceled` or `failed`. */
  status: string;
  /** Why it failed; empty otherwise. */
  error: string;
  /** A running build that is cancelled ends as `failed`, so this tells that it was. */
  canceledAt: Date | undefined;
  startedAt: Date | undefined;
  completedAt: Date | undefined;
  /** Its place among those that wait, from 1; 0 when it does not wait. */
  queuePosition: number;
  queueSize: number;
};

/** One start, stop or deletion of a workspace. */
export type WorkspaceBuild = {
  id: string;
  /** Counts up from 1 in its workspace. */
  number: number;
  /** `start`, `stop` or `delete`. */
  transition: string;
  /** `pending`, `starting`, `running`, `stopping`, `stopped`, `failed`, `canceling`, `canceled`, `deleting`, `deleted`. */
  status: string;
  createdAt: Date;
  /** When the workspace stops by itself. */
  deadline: Date | undefined;
  /** The deadline cannot be moved beyond this. */
  maxDeadline: Date | undefined;
  /** `initiator`, `autostart`, `autostop`, `dormancy` and others. */
  reason: string;
  initiatorName: string;
  templateVersionId: string;
  templateVersionName: string;
  job: BuildJob;
  /** None while the workspace is stopped. */
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
  /** The version that an update starts. */
  templateActiveVersionId: string;
  /** Whether the template lets people cancel a build. */
  canCancelBuilds: boolean;
  latestBuild: WorkspaceBuild;
  outdated: boolean;
  /** Marked by its owner; others see `false`. */
  favorite: boolean;
  createdAt: Date;
  lastUsedAt: Date | undefined;
  /** `workspace:*` scopes and allow-list entries do not reach a dormant workspace. */
  dormantAt: Date | undefined;
  deletingAt: Date | undefined;
  /** Absent: it does not stop by itself. */
  ttlMs: number | undefined;
  /** Empty: it does not start by itself. */
  autostartSchedule: string;
  nextStartAt: Date | undefined;
  healthy: boolean;
};

/** One line of what the provisioner wrote of a build. */
export type BuildLogLine = {
  /** Counts up, not one by one. */
  id: number;
  createdAt: Date;
  /** `provisioner_daemon` for the marks of stages, else `provisioner`. */
  source: string;
  /** `trace`, `debug`, `info`, `warn` or `error`; an error line does not mean that the build fails. */
  level: string;
  stage: string;
  /** May hold the colours of a terminal; empty in a stage's mark. */
  output: string;
};

/** One line of what an agent's scripts wrote. */
export type AgentLogLine = { id: number; createdAt: Date; level: string; output: string };

/** A port that something listens on in a workspace; those of its apps are left out by the server. */
export type ListeningPort = { port: number; network: string; processName: string };

/** One thing that an agent tells of itself, as its template describes it. */
export type AgentMetadata = {
  key: string;
  displayName: string;
  /** May hold new lines and the colours of a terminal; there may be one though there is an error. */
  value: string;
  error: string;
  /** `undefined` before the first result. */
  collectedAt: Date | undefined;
};

/** A parameter of a template's version that a start may have to be told. */
export type TemplateParameter = {
  name: string;
  displayName: string;
  description: string;
  /** `string`, `number`, `bool` or `list(string)`. */
  type: string;
  /** How its template wants it to be asked: `input`, `dropdown`, `radio`, `switch` and others; empty on older servers. */
  formType: string;
  icon: string;
  mutable: boolean;
  /** Not kept from build to build. */
  ephemeral: boolean;
  required: boolean;
  defaultValue: string;
  options: { name: string; description: string; value: string; icon: string }[];
  validation: {
    regex: string;
    /** The template's own sentence for what does not fit, with `{min}`, `{max}` and `{value}` in it. */
    error: string;
    min: number | undefined;
    max: number | undefined;
    /** `increasing` or `decreasing`; empty for neither. */
    monotonic: string;
  };
};

/** A value of a parameter, always as text. */
export type ParameterValue = { name: string; value: string };
