import { accessTools, type AgentAccess } from "../access/agentAccess";

/** What Coder lets names of workspaces and organizations be; anything else might be meant for the model. */
const plainName = /^[\w.-]{1,64}(?:\/[\w.-]{1,64})?$/;

/**
 * What an agent is told about its access. It is for models, and so in English.
 * @param access what the person has given.
 */
export function accessInstructions(access: AgentAccess): string {
  return [
    ...about(access),
    "Your access to Coder is limited on purpose. A 404 or 403 answer, or an empty list, can mean that your access doesn't include something that exists.",
    "Never run `coder login` and never ask for a token: tell the person what you couldn't do and why it's needed.",
  ].join(" ");
}

function about({ bundle, target }: AgentAccess): string[] {
  if (target === undefined) return [];
  const name = plainName.test(target.name) ? `"${target.name}", ` : "";
  if (bundle === "author") return [`You can manage templates of one organization (${name}ID ${target.id}).`];
  return [
    `You have access to one Coder workspace: ${name}ID ${target.id}. Use its name or ID: workspaces can't be listed.`,
  ];
}

/**
 * The arguments with which Coder's command line is an MCP server.
 * @param access what the person has given.
 */
export function serverArguments(access: AgentAccess): string[] {
  return [
    ...["exp", "mcp", "server"],
    `--allowed-tools=${accessTools(access).join(",")}`,
    `--instructions=${accessInstructions(access)}`,
  ];
}
