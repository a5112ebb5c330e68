import type { Deployment } from "../deployment";
import type { Profile } from "../profiles/profile";

/** Asks a deployment's own API. */
export type FetchInside = (request: Request) => Response | Promise<Response>;

type Ask = { readonly fetchInside: FetchInside; readonly token: string; readonly deployment: Deployment };
type Arguments = Readonly<Record<string, unknown>>;

/** What a tool says instead of a result: a JSON-RPC error, with status 200. */
export class ToolFailure extends Error {
  readonly code: number | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.code = code;
  }
}

const tasks = "list_tasks get_task_status get_task_logs send_task_input create_task delete_task";
const others =
  "get_authenticated_user list_workspaces get_workspace get_workspace_build_logs get_workspace_agent_logs workspace_list_apps " +
  "workspace_port_forward list_templates get_template template_version_parameters get_template_version_logs " +
  "create_workspace_build create_workspace workspace_bash workspace_ls workspace_read_file workspace_write_file " +
  "workspace_edit_file workspace_edit_files upload_tar_file create_template_version create_template " +
  "update_template_active_version delete_template";

/** The names of all tools, whatever the key may do; those about chats, from v2.37, are left out. */
export function mcpTools({ mcpSessions }: Profile): readonly string[] {
  const names = mcpSessions ? `${others} ${tasks}` : others;
  return names.split(" ").map((name) => `coder_${name}`);
}

/**
 * Calls a tool, with the caller's own key. Those that are not written here fail, as unknown ones do.
 * @returns the text of its result.
 * @throws ToolFailure
 */
export async function callTool(ask: Ask, profile: Profile, name: string, given: unknown): Promise<string> {
  if (!mcpTools(profile).includes(name))
    throw new ToolFailure(`tool '${name}' not found: tool not found`, -32602);
  const run = tools[name];
  if (run === undefined) throw new ToolFailure(`${name} is not written in the embedded server`);
  return JSON.stringify(await run(ask, given as Arguments));
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const tools: Readonly<Record<string, (ask: Ask, given: Arguments) => Promise<unknown>>> = {
  coder_get_authenticated_user: (ask) => api(ask, "GET", "/users/me"),
  coder_list_workspaces: async (ask) =>
    ((await api(ask, "GET", "/workspaces?q=owner:me")) as { workspaces: unknown }).workspaces,
  coder_list_templates: (ask) => api(ask, "GET", "/templates"),
  coder_get_workspace: async (ask, { workspace_id: id = "" }) => {
    if (uuid.test(String(id))) return api(ask, "GET", `/workspaces/${String(id)}`);
    await api(ask, "GET", "/users/me");
    return api(ask, "GET", `/users/me/workspace/${String(id)}`);
  },
  coder_create_workspace_build: async (ask, { workspace_id: id, transition }) => {
    await api(ask, "GET", "/users/me");
    return api(ask, "POST", `/workspaces/${String(id)}/builds`, { transition });
  },
};

async function api(
  { fetchInside, token, deployment }: Ask,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const url = `${deployment.accessUrl}/api/v2${path}`;
  const request = new Request(`http://inside/api/v2${path}`, {
    method,
    headers: { "Coder-Session-Token": token, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await fetchInside(request);
  const answer = (await response.json()) as { message?: string; detail?: string };
  if (response.ok) return answer;
  const detail = answer.detail === undefined ? "" : `\n\tError: ${answer.detail}`;
  throw new ToolFailure(
    `${method} ${url}: unexpected status code ${response.status}: ${answer.message ?? ""}${detail}`,
  );
}
