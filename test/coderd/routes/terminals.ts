import { isUuid } from "../authz/allowList";
import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { notFound, refuse, type Validation } from "../http/answers";
import { identify, noteUse, presentedToken } from "../http/authenticate";
import { type Answer, type Call, type Endpoint, parameter } from "../http/endpoint";
import { errorPage } from "../pages/errorPage";
import { agentStatus, findAgent, type FoundAgent, isCurrent } from "../state/agents";
import { settle } from "../state/settle";
import { type ServerSocket, webSocket } from "../streams/socket";
import { MessageReader } from "../terminal/messages";
import type { Viewer } from "../terminal/shell";
import { lookEvery } from "./buildLogs";

/** Terminals: shells of agents over WebSockets. */
export function terminalEndpoints(): Endpoint[] {
  return [{ method: "GET", path: "/workspaceagents/:agent/pty", open: openTerminal }];
}

const missing =
  "The application or workspace you are trying to access does not exist or you do not have permission to access it.";

/** The parameters in the query of a terminal. */
interface Wanted {
  readonly reconnect: string;
  readonly columns: number;
  readonly rows: number;
  readonly command: string;
}

/**
 * `workspace:ssh` alone suffices; an unauthenticated caller gets a 404 in JSON, everybody else is refused
 * with a page.
 */
function openTerminal(call: Call): Answer {
  const { context, deployment } = call;
  const { store } = deployment;
  const caller = identify(deployment, presentedToken(deployment, context.req.raw));
  if (!("key" in caller)) return notFound(context);
  noteUse(deployment, caller);
  const id = parameter(call, "agent").toLowerCase();
  if (!isUuid(id)) return errorPage(context, 500, "An internal server error occurred.");
  const found = findAgent(store, id);
  if (found === undefined || !may(caller, "ssh", workspaceTarget(found.workspace)))
    return errorPage(context, 404, missing);

  const now = store.clock.now();
  const replaced = !isCurrent(found, now);
  if (replaced && deployment.profile.recentFields) return errorPage(context, 404, missing);
  const status = replaced ? "disconnected" : agentStatus(found.agent, found.build, now);
  if (status !== "connected") {
    const description = `Agent state is "${status}", not "connected"`;
    return errorPage(
      context,
      deployment.profile.recentFields ? 404 : 502,
      description,
      "Application Unavailable",
    );
  }
  const wanted = readWanted(call);
  if (wanted instanceof Response) return wanted;
  return webSocket(call, (socket) => {
    const impossible =
      context.req.query("backend_type") === "screen" || context.req.query("container") !== undefined;
    if (impossible) socket.close(1000);
    else serve(call, found, wanted, socket);
  });
}

function readWanted({ context }: Call): Wanted | Response {
  const faults: Validation[] = [];
  const reconnect = context.req.query("reconnect") ?? "";
  if (!isUuid(reconnect)) {
    const fault = reconnect === "" ? "is required and cannot be empty" : "must be a valid uuid";
    faults.push({ field: "reconnect", detail: `Query param "reconnect" ${fault}` });
  }

  const size = (field: string): number => {
    const text = context.req.query(field) ?? "80";
    if (!/^\d+$/.test(text)) {
      const detail = `Query param "${field}" must be a valid positive integer: strconv.ParseUint: parsing "${text}": invalid syntax`;
      faults.push({ field, detail });
    }
    return Number(text) % 65_536;
  };
  const rows = size("height");
  const columns = size("width");
  if (faults.length > 0)
    return refuse(context, 400, { message: "Invalid query parameters.", validations: faults });

  return { reconnect: reconnect.toLowerCase(), columns, rows, command: context.req.query("command") ?? "" };
}

/** The key no longer matters: a terminal outlives it. */
function serve({ deployment }: Call, found: FoundAgent, wanted: Wanted, socket: ServerSocket): void {
  const { profile, settings, store, terminals } = deployment;
  const { agent, build, workspace } = found;
  const shell = terminals.shellOf(agent.id, wanted.reconnect, {
    command: wanted.command,
    columns: wanted.columns,
    rows: wanted.rows,
    environment: {
      PATH: process.env["PATH"] ?? "/usr/bin:/bin",
      LANG: "C.UTF-8",
      TERM: "xterm-256color",
      CODER: "true",
      CODER_WORKSPACE_NAME: workspace.name,
      CODER_WORKSPACE_OWNER_NAME: store.users.get(workspace.ownerId)?.username ?? "",
      CODER_WORKSPACE_AGENT_NAME: agent.spec.name,
    },
  });
  const viewer: Viewer = { output: (bytes) => socket.sendBytes(bytes), over: () => socket.close(1000) };
  shell.attach(viewer);
  if (wanted.columns > 0 && wanted.rows > 0) shell.resize(wanted.columns, wanted.rows);
  socket.onDrain(() => shell.resume());
  socket.onClose(() => shell.detach(viewer));

  let isLost = false;
  let typedAt: number | undefined;
  const reader = new MessageReader();
  socket.onMessage((bytes, isBinary) => {
    if (!isBinary) {
      socket.close(1003, "unexpected frame type read (expected MessageBinary): MessageText");
      return;
    }
    try {
      for (const { data = "", height = 0, width = 0 } of reader.read(bytes)) {
        if (isLost) {
          typedAt ??= performance.now();
          continue;
        }
        if (data !== "") shell.type(data);
        if (height > 0 && width > 0) shell.resize(width, height);
      }
    } catch {
      socket.close(1000);
    }
  });

  // An agent that died is silent: the socket stays open, until some time after a key was typed.
  socket.every(lookEvery, () => {
    settle(store);
    const now = store.clock.now();
    if (!isLost && agentStatus(agent, build, now) === "disconnected") {
      isLost = true;
      terminals.lose(agent.id);
    }
    if (typedAt !== undefined && performance.now() - typedAt >= settings.deadTerminal) {
      if (profile.recentFields) socket.close(1000);
      else socket.drop();
    }
    if (isCurrent(found, now)) return;
    shell.kill();
    socket.close(1000);
  });
}
