/** The requests that give AI agents a deployment's own MCP endpoint; nothing else needs them. */
export { askMcp, isMcpOffered } from "./endpoints/mcp";
