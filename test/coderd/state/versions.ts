/** An app as a template describes it; omitted fields get plain values. */
export interface AppSpec {
  slug: string;
  displayName: string;
  /** Absent for a command. */
  url?: string;
  icon?: string;
  external?: boolean;
  command?: string;
  subdomain?: boolean;
  sharingLevel?: "owner" | "authenticated" | "organization" | "public";
  /** Where the agent checks its health; without it, the health is `disabled`. */
  healthUrl?: string;
  /** The result of that check. */
  health?: "healthy" | "unhealthy";
  hidden?: boolean;
  group?: string;
  tooltip?: string;
  openIn?: string;
}

/** A script of an agent; its lines appear one after the other while it runs. Times in milliseconds. */
export interface ScriptSpec {
  displayName: string;
  icon?: string;
  script: string;
  on: "start" | "stop";
  blocksLogin?: boolean;
  timeout?: number;
  status?: "ok" | "exit_failure" | "timed_out";
  exitCode?: number;
  lines?: { output: string; level?: "info" | "error" }[];
}

/** A metadata item that an agent reports; `value` returns the result at that time. */
export interface MetadataSpec {
  key: string;
  displayName: string;
  script: string;
  /** Seconds. */
  interval: number;
  timeout: number;
  value: (now: Date) => { value: string; error?: string };
}

/** An agent as a template describes it. Times in milliseconds. */
export interface AgentSpec {
  name: string;
  operatingSystem: string;
  architecture: string;
  directory: string;
  displayApps: string[];
  apps: AppSpec[];
  scripts: ScriptSpec[];
  metadata: MetadataSpec[];
  /** What listens, apart from the apps. */
  ports: { port: number; processName: string }[];
  connectionTimeout: number;
  troubleshootingUrl: string;
}

/** A parameter as a version describes it. */
export interface ParameterSpec {
  name: string;
  displayName?: string;
  description?: string;
  type: "string" | "number" | "bool" | "list(string)";
  formType: string;
  mutable?: boolean;
  ephemeral?: boolean;
  required?: boolean;
  defaultValue?: string;
  icon?: string;
  options?: { name: string; description: string; value: string; icon: string }[];
  regex?: string;
  error?: string;
  min?: number;
  max?: number;
  monotonic?: "increasing" | "decreasing";
  /** It exists only in a dynamic form, and only while another parameter has this value. */
  onlyWith?: { name: string; value: string };
}

/** Values that belong together. */
export interface PresetSpec {
  id: string;
  name: string;
  description?: string;
  isDefault?: boolean;
  values: Record<string, string>;
}

/** One version of a template. */
export interface TemplateVersion {
  id: string;
  jobId: string;
  name: string;
  message: string;
  createdAt: Date;
  createdById: string;
  /** Why it cannot be built. */
  importError: string | undefined;
  parameters: ParameterSpec[];
  presets: PresetSpec[];
  agents: AgentSpec[];
  /** What stays while the workspace is stopped, by type and name. */
  kept: { type: string; name: string }[];
  /**
   * How long a start of it runs instead of the usual time; Infinity for one that ends only when cancelled.
   */
  startDuration: number | undefined;
}

/** Creates an agent with a plain web app. */
export function agentSpec(given: Partial<AgentSpec> = {}): AgentSpec {
  return {
    name: "main",
    operatingSystem: "linux",
    architecture: "amd64",
    directory: "/home/coder",
    displayApps: ["vscode", "web_terminal", "ssh_helper", "port_forwarding_helper"],
    apps: [{ slug: "web", displayName: "Web", url: "http://localhost:8080" }],
    scripts: [],
    metadata: [],
    ports: [],
    connectionTimeout: 0,
    troubleshootingUrl: "https://coder.com/docs/admin/templates/troubleshooting",
    ...given,
  };
}
