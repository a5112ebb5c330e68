import type { UserId } from "./answers";

/** An app of an agent. */
export type AgentApp = {
  readonly id: string;
  readonly slug: string;
  readonly displayName: string;
  readonly icon: string;
  /** Where it listens in the workspace; of an external app, the address to open. Empty for a command. */
  readonly url: string;
  /** The address is opened as it stands, and is not the deployment's. */
  readonly external: boolean;
  /** It is served at a host of its own below the deployment's wildcard host; see `subdomainName`. */
  readonly subdomain: boolean;
  /** The label of that host, such as `web--alpha--alice`. */
  readonly subdomainName: string;
  /** A command that runs in a terminal. */
  readonly command: string;
  readonly hidden: boolean;
  /** `owner`, `authenticated`, `organization` or `public`. */
  readonly sharingLevel: string;
  /** `disabled`, `initializing`, `healthy` or `unhealthy`. */
  readonly health: string;
};

/** What runs in a workspace and is connected to. */
export type Agent = {
  /** New with every build. */
  readonly id: string;
  /** The agent that this one was started by: a development container's. */
  readonly parentId: string | undefined;
  readonly name: string;
  /** `connecting`, `connected`, `disconnected` or `timeout`. */
  readonly status: string;
  /** `created`, `starting`, `ready`, `start_timeout`, `start_error`, `shutting_down`, `off` and others. */
  readonly lifecycleState: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly directory: string;
  readonly healthy: boolean;
  /** Why it is not healthy, in the server's words. */
  readonly healthReason: string;
  /** What its template wants to be offered: `vscode`, `web_terminal`, `ssh_helper`, `port_forwarding_helper` and others. */
  readonly displayApps: string[];
  readonly apps: AgentApp[];
};

/** What the provisioner does of a build. */
export type BuildJob = {
  /** `pending`, `running`, `succeeded`, `canceling`, `canceled` or `failed`. */
  readonly status: string;
  /** Why it failed; empty otherwise. */
  readonly error: string;
  /** A running build that is cancelled ends as `failed`, so this tells that it was. */
  readonly canceledAt: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly completedAt: Date | undefined;
  /** Its place among those that wait, from 1; 0 when it does not wait. */
  readonly queuePosition: number;
  readonly queueSize: number;
};

/** One start, stop or deletion of a workspace. */
export type WorkspaceBuild = {
  readonly id: string;
  /** Counts up from 1 in its workspace. */
  readonly number: number;
  /** `start`, `stop` or `delete`. */
  readonly transition: string;
  /** `pending`, `starting`, `running`, `stopping`, `stopped`, `failed`, `canceling`, `canceled`, `deleting`, `deleted`. */
  readonly status: string;
  readonly createdAt: Date;
  /** When the workspace stops by itself. */
  readonly deadline: Date | undefined;
  /** The deadline cannot be moved beyond this. */
  readonly maxDeadline: Date | undefined;
  /** `initiator`, `autostart`, `autostop`, `dormancy` and others. */
  readonly reason: string;
  readonly initiatorName: string;
  readonly templateVersionId: string;
  readonly templateVersionName: string;
  readonly job: BuildJob;
  /** None while the workspace is stopped. */
  readonly agents: Agent[];
};

/** A workspace with its last build. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: UserId;
  readonly ownerName: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly templateId: string;
  readonly templateName: string;
  readonly templateDisplayName: string;
  readonly templateIcon: string;
  /** Such templates ask less of a token that builds. */
  readonly usesClassicParameters: boolean;
  /** The version that an update starts. */
  readonly templateActiveVersionId: string;
  /** Whether the template lets people cancel a build. */
  readonly canCancelBuilds: boolean;
  readonly latestBuild: WorkspaceBuild;
  readonly outdated: boolean;
  /** Marked by its owner; others see `false`. */
  readonly favorite: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | undefined;
  /** `workspace:*` scopes and allow-list entries do not reach a dormant workspace. */
  readonly dormantAt: Date | undefined;
  readonly deletingAt: Date | undefined;
  /** Absent: it does not stop by itself. */
  readonly ttlMs: number | undefined;
  /** Empty: it does not start by itself. */
  readonly autostartSchedule: string;
  readonly nextStartAt: Date | undefined;
  readonly healthy: boolean;
};

/** One line of what the provisioner wrote of a build. */
export type BuildLogLine = {
  /** Counts up, not one by one. */
  readonly id: number;
  readonly createdAt: Date;
  /** `provisioner_daemon` for the marks of stages, else `provisioner`. */
  readonly source: string;
  /** `trace`, `debug`, `info`, `warn` or `error`; an error line does not mean that the build fails. */
  readonly level: string;
  readonly stage: string;
  /** May hold the colours of a terminal; empty in a stage's mark. */
  readonly output: string;
};

/** One line of what an agent's scripts wrote. */
export type AgentLogLine = {
  readonly id: number;
  readonly createdAt: Date;
  readonly level: string;
  readonly output: string;
};

/** A port that something listens on in a workspace; those of its apps are left out by the server. */
export type ListeningPort = { readonly port: number; readonly network: string; readonly processName: string };

/** One thing that an agent tells of itself, as its template describes it. */
export type AgentMetadata = {
  readonly key: string;
  readonly displayName: string;
  /** May hold new lines and the colours of a terminal; there may be one though there is an error. */
  readonly value: string;
  readonly error: string;
  /** `undefined` before the first result. */
  readonly collectedAt: Date | undefined;
};

/** A parameter of a template's version that a start may have to be told. */
export type TemplateParameter = {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** `string`, `number`, `bool` or `list(string)`. */
  readonly type: string;
  /** How its template wants it to be asked: `input`, `dropdown`, `radio`, `switch` and others; empty on older servers. */
  readonly formType: string;
  readonly icon: string;
  readonly mutable: boolean;
  /** Not kept from build to build. */
  readonly ephemeral: boolean;
  readonly required: boolean;
  readonly defaultValue: string;
  readonly options: {
    readonly name: string;
    readonly description: string;
    readonly value: string;
    readonly icon: string;
  }[];
  readonly validation: {
    readonly regex: string;
    /** The template's own sentence for what does not fit, with `{min}`, `{max}` and `{value}` in it. */
    readonly error: string;
    readonly min: number | undefined;
    readonly max: number | undefined;
    /** `increasing` or `decreasing`; empty for neither. */
    readonly monotonic: string;
  };
};

/** A value of a parameter, always as text. */
export type ParameterValue = { readonly name: string; readonly value: string };
