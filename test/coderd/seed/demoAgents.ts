import { type AgentSpec, agentSpec, type MetadataSpec, type ParameterSpec } from "../state/versions";

/** A number that wanders between two bounds over time, and is the same for the same time. */
function wandering(now: Date, low: number, high: number, seconds: number): number {
  const turn = Math.sin((now.getTime() / 1000 / seconds) * 2 * Math.PI);
  return low + ((turn + 1) / 2) * (high - low);
}

const metadata: MetadataSpec[] = [
  {
    key: "cpu",
    displayName: "CPU Usage",
    script: "coder stat cpu",
    interval: 3,
    timeout: 1,
    value: (now) => ({ value: `${Math.round(wandering(now, 4, 38, 45))}%` }),
  },
  {
    key: "ram",
    displayName: "RAM Usage",
    script: "coder stat mem",
    interval: 5,
    timeout: 1,
    value: (now) => ({ value: `${wandering(now, 2.1, 5.4, 120).toFixed(1)}/16 GiB` }),
  },
  {
    key: "disk",
    displayName: "Home Disk",
    script: "coder stat disk --path /home/coder",
    interval: 60,
    timeout: 1,
    value: () => ({ value: "23/50 GiB (46%)" }),
  },
  {
    key: "robot",
    displayName: "Robot",
    script: "robotctl status",
    interval: 10,
    timeout: 2,
    value: () => ({ value: "no answer", error: "run cmd: exit status 3" }),
  },
];

const startup = {
  displayName: "Startup Script",
  icon: "/emojis/25b6.png",
  script: "git pull && npm ci && npm run serve",
  on: "start",
  blocksLogin: true,
  timeout: 60_000,
  lines: [
    { output: "Already up to date." },
    { output: "\u001b[32m+\u001b[0m 214 packages installed" },
    { output: "npm warn deprecated inflight@1.0.6", level: "error" },
    { output: "listening on 8080" },
  ],
} as const;

/** The agent of the container: apps of every kind, metadata, ports and a start script with output. */
export function dockerAgent(): AgentSpec {
  return agentSpec({
    apps: [
      {
        slug: "web",
        displayName: "Web Preview",
        url: "http://localhost:8080",
        icon: "/icon/widgets.svg",
        healthUrl: "http://localhost:8080/health",
      },
      {
        slug: "notebook",
        displayName: "Notebook",
        url: "http://localhost:8888",
        icon: "/icon/jupyter.svg",
        subdomain: true,
        sharingLevel: "authenticated",
      },
      {
        slug: "handbook",
        displayName: "Robot Handbook",
        url: "https://example.com/handbook",
        external: true,
      },
      { slug: "top", displayName: "Processes", command: "top" },
      {
        slug: "simulator",
        displayName: "Simulator",
        url: "http://localhost:9000",
        healthUrl: "http://localhost:9000/ready",
        health: "unhealthy",
      },
      { slug: "probe", displayName: "Probe", url: "http://localhost:9100", hidden: true },
    ],
    scripts: [
      { ...startup, lines: [...startup.lines] },
      { displayName: "Shutdown", script: "echo bye", on: "stop" },
    ],
    metadata,
    ports: [
      { port: 3000, processName: "node" },
      { port: 5432, processName: "postgres" },
      { port: 8080, processName: "node" },
    ],
    connectionTimeout: 120_000,
  });
}

/** The two agents of the pod, with different architectures. */
export function kubernetesAgents(): AgentSpec[] {
  return [
    agentSpec({
      apps: [
        {
          slug: "code",
          displayName: "Code in the Browser",
          url: "http://localhost:13337",
          icon: "/icon/code.svg",
        },
      ],
      metadata: metadata.slice(0, 2),
      ports: [{ port: 6006, processName: "tensorboard" }],
      connectionTimeout: 120_000,
    }),
    agentSpec({
      name: "gpu",
      architecture: "arm64",
      apps: [],
      metadata: metadata.slice(0, 1),
      connectionTimeout: 120_000,
    }),
  ];
}

/**
 * The parameters of a pod: a choice that stays, a number, a switch, a text with a rule, and an ephemeral one.
 */
export const kubernetesParameters: ParameterSpec[] = [
  {
    name: "region",
    displayName: "Region",
    description: "Where the pod runs.",
    type: "string",
    formType: "dropdown",
    mutable: false,
    defaultValue: "hel",
    options: [
      { name: "Helsinki", description: "The office", value: "hel", icon: "" },
      { name: "Frankfurt", description: "", value: "fra", icon: "" },
    ],
  },
  {
    name: "cores",
    displayName: "Cores",
    description: "From 1 to 16.",
    type: "number",
    formType: "slider",
    defaultValue: "4",
    min: 1,
    max: 16,
    error: "must be {min} to {max}, not {value}",
  },
  { name: "gpu", displayName: "With a GPU", type: "bool", formType: "checkbox", defaultValue: "false" },
  {
    name: "repository",
    displayName: "Repository",
    description: "Cloned into the home directory.",
    type: "string",
    formType: "input",
    defaultValue: "https://example.com/robots.git",
    regex: "^https://.+$",
    error: "must start with https://",
  },
  {
    name: "rebuild",
    displayName: "Rebuild the image",
    description: "Once only.",
    type: "bool",
    formType: "switch",
    ephemeral: true,
    defaultValue: "false",
  },
];

/** Only in the newest version, and without a default. */
export const teamParameter: ParameterSpec = {
  name: "team",
  displayName: "Team",
  description: "Who pays for the pod.",
  type: "string",
  formType: "dropdown",
  required: true,
  options: [
    { name: "Arms", description: "", value: "arms", icon: "" },
    { name: "Eyes", description: "", value: "eyes", icon: "" },
  ],
};
