import type { UserId } from "./answers";

/** An app of an agent. */
export type AgentApp = {
  readonly id: string;
  readonly slug: string;
  readonly displayName: string;
  readonly icon: string;
  /** Where it listens in the workspace; for an external app, the address to open. Empty for a command. */
  readonly url: string;
  /** The address is opened unchanged, and is not the deployment's. */
  readonly external: boolean;
  /** It has its own subdomain below the deployment's wildcard host; see `subdomainName`. */
  readonly subdomain: boolean;
  /** The label of that subdomain, such as `web--alpha--alice`. */
  readonly subdomainName: string;
  /** A command that runs in a terminal. */
  readonly command: string;
  readonly hidden: boolean;
  /** `owner`, `authenticated`, `organization` or `public`. */
  readonly sharingLevel: string;
  /** `disabled`, `initializing`, `healthy` or `unhealthy`. */
  readonly health: string;
};

/** The process in a workspace that one connects to. */
export type Agent = {
  /** New with every build. */
  readonly id: string;
  /** The agent that started this one, if it belongs to a development container. */
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
  /**
   * What its template wants to offer: `vscode`, `web_terminal`, `ssh_helper`, `port_forwarding_helper` and
   * others.
   */
  readonly displayApps: string[];
  readonly apps: AgentApp[];
};

/** The provisioner's part of a build. */
export type BuildJob = {
  /** `pending`, `running`, `succeeded`, `canceling`, `canceled` or `failed`. */
  readonly status: string;
  /** Why it failed; empty otherwise. */
  readonly error: string;
  /** A running build that is cancelled ends as `failed`; this shows that it was cancelled. */
  readonly canceledAt: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly completedAt: Date | undefined;
  /** Its place in the queue, from 1; 0 if it is not queued. */
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
  /** When the workspace stops automatically. */
  readonly deadline: Date | undefined;
  /** The deadline cannot be moved beyond this. */
  readonly maxDeadline: Date | undefined;
  /** `initiator`, `autostart`, `autostop`, `dormancy` and others. */
  readonly reason: string;
  readonly initiatorName: string;
  readonly templateVersionId: string;
  readonly templateVersionName: string;
  readonly job: BuildJob;
  /** Empty while the workspace is stopped. */
  readonly agents: Agent[];
};

/** A workspace with its latest build. */
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
  /** With such templates, a token needs fewer permissions to build. */
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
  /** Absent if it does not stop automatically. */
  readonly ttlMs: number | undefined;
  /** Empty if it does not start automatically. */
  readonly autostartSchedule: string;
  readonly nextStartAt: Date | undefined;
  readonly healthy: boolean;
  /** The AI task that it belongs to, if any. A token needs permissions for that task to build it. */
  readonly taskId?: string | undefined;
};

/** One line of a build's log, written by the provisioner. */
export type BuildLogLine = {
  /** Increasing, but with gaps. */
  readonly id: number;
  readonly createdAt: Date;
  /** `provisioner_daemon` for stage markers, otherwise `provisioner`. */
  readonly source: string;
  /** `trace`, `debug`, `info`, `warn` or `error`; an error line does not mean that the build fails. */
  readonly level: string;
  readonly stage: string;
  /** May contain terminal colour sequences; empty for a stage marker. */
  readonly output: string;
};

/** One line of output of an agent's scripts. */
export type AgentLogLine = {
  readonly id: number;
  readonly createdAt: Date;
  readonly level: string;
  readonly output: string;
};

/** A port that something listens on in a workspace; the server leaves out those of its apps. */
export type ListeningPort = { readonly port: number; readonly network: string; readonly processName: string };

/** One metadata item that an agent reports, as its template defines it. */
export type AgentMetadata = {
  readonly key: string;
  readonly displayName: string;
  /** May contain line breaks and terminal colour sequences; may be set even if there is an error. */
  readonly value: string;
  readonly error: string;
  /** `undefined` before the first result. */
  readonly collectedAt: Date | undefined;
};

/** A parameter of a template version that a start may need a value for. */
export type TemplateParameter = {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** `string`, `number`, `bool` or `list(string)`. */
  readonly type: string;
  /**
   * How its template wants it to be shown: `input`, `dropdown`, `radio`, `switch` and others; empty on older
   * servers.
   */
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
    /**
     * The template's own message for an invalid value, with the placeholders `{min}`, `{max}` and `{value}`.
     */
    readonly error: string;
    readonly min: number | undefined;
    readonly max: number | undefined;
    /** `increasing` or `decreasing`; empty for neither. */
    readonly monotonic: string;
  };
};

/** A value of a parameter, always as text. */
export type ParameterValue = { readonly name: string; readonly value: string };
