import { internal, json, rbacForbidden, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import { type AgentLine, agentLog } from "../state/agents";
import { latestBuild } from "../state/builds";
import { settle } from "../state/settle";
import { webSocket } from "../streams/socket";
import { resolveAgent } from "./agents";
import { lookEvery } from "./buildLogs";

/** The output of agents' scripts. */
export function agentLogEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaceagents/:agent/logs", keyed: readLogs },
    { method: "GET", path: "/workspaceagents/:agent/startup-logs", keyed: readLogs },
  ];
}

/** When followed, it sends lists, the first at once, and closes when another build is the latest. */
function readLogs(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const { profile, store } = deployment;
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  const { agent, build, workspace } = found;
  const text = context.req.query("after") ?? "";
  if (!/^\d*$/.test(text)) {
    return refuse(context, 400, {
      message: 'Query param "after" must be an integer greater than or equal to zero.',
      validations: [{ field: "after", detail: "Must be an integer greater than or equal to zero" }],
    });
  }
  let after = Number(text);
  const news = (): AgentLine[] => agentLog(agent, build, store.clock.now()).filter(({ id }) => id > after);
  const render = ({ at, id, level, output, script }: AgentLine) => ({
    id,
    created_at: jsonTime(at),
    output,
    level,
    source_id: agent.sourceIds[script],
  });
  if (context.req.query("follow") === undefined) {
    if (context.req.query("format") !== "text" || !profile.recentFields)
      return json(context, news().map(render));
    if (!caller.roles.includes("owner"))
      return internal(context, "Internal error fetching workspace agent log sources.", rbacForbidden);

    const lines = news().map(({ at, level, output, script }) => {
      const name = agent.spec.scripts[script]?.displayName ?? "";
      return `${jsonTime(at)} [${level}] [agent.${agent.spec.name}|${name}] ${output}\n`;
    });
    return context.text(lines.join(""), 200, { "Content-Type": "text/plain; charset=utf-8" });
  }
  return webSocket(call, (socket) => {
    const send = (lines: AgentLine[]): void => {
      socket.sendJsonInFrames(lines.map(render));
      after = lines.at(-1)?.id ?? after;
    };
    send(news());
    let done = false;
    socket.every(lookEvery, () => {
      if (done) return;
      settle(store);
      const lines = news();
      if (lines.length > 0) send(lines);
      if (latestBuild(workspace) === build) return;
      done = true;
      socket.close(1000);
    });
  });
}
