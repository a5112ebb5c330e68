import { type AgentSpec, agentSpec, type ParameterSpec } from "../../../coderd/state/versions";

const url = "http://localhost:8080/";

/** The agent of the recorded template `docker`. */
export function dockerAgent(): AgentSpec {
  return agentSpec({
    directory: "/home/dev",
    displayApps: ["vscode", "ssh_helper", "port_forwarding_helper", "web_terminal"],
    connectionTimeout: 120_000,
    troubleshootingUrl: "https://example.com/help",
    ports: [{ port: 9090, processName: "node" }],
    apps: [
      { slug: "web", displayName: "Web", url, icon: "/icon/code.svg", healthUrl: `${url}health` },
      {
        slug: "sub",
        displayName: "Subdomain",
        url,
        subdomain: true,
        sharingLevel: "authenticated",
        group: "Tools",
        tooltip: "opens on its own host",
      },
      { slug: "public", displayName: "Public", url, sharingLevel: "public" },
      { slug: "sick", displayName: "Sick", url, healthUrl: `${url}sick`, health: "unhealthy" },
      { slug: "down", displayName: "Not listening", url: "http://localhost:8099/" },
      {
        slug: "zed",
        displayName: "Zed",
        url: "zed://ssh/alpha.coder?token=$SESSION_TOKEN",
        external: true,
        openIn: "tab",
      },
      { slug: "docs", displayName: "Docs", url: "https://example.com/docs", external: true },
      { slug: "top", displayName: "Top", command: "top" },
      { slug: "hidden", displayName: "Hidden", url, hidden: true },
    ],
    metadata: ["cpu", "clock"].map((key) => ({
      key,
      displayName: key,
      script: "echo 12%",
      interval: 2,
      timeout: 1,
      value: () => ({ value: "12%" }),
    })),
    scripts: [
      { displayName: "Shutdown", script: "echo bye", on: "stop" },
      {
        displayName: "Startup Script",
        icon: "/emojis/25b6.png",
        script: "echo starting up",
        on: "start",
        blocksLogin: true,
        timeout: 60_000,
        lines: [{ output: "starting up" }, { output: "to stderr", level: "error" }, { output: "done" }],
      },
      { displayName: "Side Script", script: "echo beside", on: "start", lines: [{ output: "beside" }] },
    ],
  });
}

/** What the recorded templates `classic` and `dynamic` ask; they differ in the form of the region alone. */
export const parameters: ParameterSpec[] = [
  {
    name: "region",
    displayName: "Region",
    type: "string",
    formType: "dropdown",
    mutable: false,
    defaultValue: "eu",
    icon: "/emojis/1f310.png",
    options: [
      { name: "Europe", description: "Frankfurt", value: "eu", icon: "/emojis/1f1ea-1f1fa.png" },
      { name: "America", description: "", value: "us", icon: "" },
    ],
  },
  {
    name: "size",
    displayName: "Size",
    type: "number",
    formType: "slider",
    defaultValue: "10",
    error: "must be {min} to {max}, not {value}",
    min: 1,
    max: 100,
    monotonic: "increasing",
  },
  { name: "backups", type: "bool", formType: "checkbox", defaultValue: "true" },
  { name: "tools", type: "list(string)", formType: "tag-select", defaultValue: '["git","vim"]' },
  {
    name: "repo",
    type: "string",
    formType: "input",
    required: true,
    error: "must start with https://",
    regex: "^https://.+$",
  },
  { name: "rebuild", type: "bool", formType: "switch", ephemeral: true, defaultValue: "false" },
  {
    name: "zone",
    type: "string",
    formType: "input",
    defaultValue: "us-1",
    onlyWith: { name: "region", value: "us" },
  },
];

/** What stays of a stopped workspace. */
export const volume = [{ type: "docker_volume", name: "home" }];
