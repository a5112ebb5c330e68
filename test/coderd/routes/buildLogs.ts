import { json, refuse } from "../http/answers";
import { type Answer, type Endpoint, type KeyedCall } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import { buildLog, type PrintedLine } from "../state/buildLog";
import { isActive } from "../state/builds";
import { settle } from "../state/settle";
import { webSocket } from "../streams/socket";
import { resolveBuild } from "./resolveBuild";

/** How often a stream checks for news, in milliseconds. */
export const lookEvery = 20;

/** The output of builds: at once, or followed over a WebSocket. */
export function buildLogEndpoints(): Endpoint[] {
  return [{ method: "GET", path: "/workspacebuilds/:build/logs", keyed: readLogs }];
}

/** The lines after an ID; `before` is not supported. Any value of `follow` follows. */
function readLogs(call: KeyedCall): Answer {
  const { context, deployment } = call;
  const found = resolveBuild(call);
  if (found instanceof Response) return found;
  const { build } = found;
  const text = context.req.query("after") ?? "";
  if (!/^-?\d*$/.test(text)) {
    return refuse(context, 400, {
      message: 'Query param "after" must be an integer.',
      validations: [{ field: "after", detail: "Must be an integer" }],
    });
  }
  const refusal = deployment.profile.recentFields ? refuseFormat(call) : undefined;
  if (refusal !== undefined) return refusal;
  const { store } = deployment;
  let after = text === "" ? -1 : Number(text);
  const news = (): PrintedLine[] => buildLog(build, store.clock.now()).filter(({ id }) => id > after);
  if (context.req.query("follow") === undefined) {
    if (context.req.query("format") !== "text" || !deployment.profile.recentFields)
      return json(context, news().map(renderLine));
    return context.text(news().map(textLine).join(""), 200, { "Content-Type": "text/plain; charset=utf-8" });
  }
  return webSocket(call, (socket) => {
    let done = false;
    const look = (): void => {
      if (done) return;
      settle(store);
      for (const line of news()) {
        socket.sendJsonInFrames(renderLine(line));
        after = line.id;
      }
      if (isActive(build, store.clock.now())) return;
      done = true;
      socket.close(1000, "done");
    };
    look();
    socket.every(lookEvery, look);
  });
}

function refuseFormat({ context }: KeyedCall): Response | undefined {
  const format = context.req.query("format") ?? "json";
  if (format !== "json" && format !== "text") {
    return refuse(context, 400, {
      message: "Invalid format parameter.",
      detail: 'Allowed values are "json" and "text".',
    });
  }
  if (format === "json" || context.req.query("follow") === undefined) return undefined;
  return refuse(context, 400, {
    message: "Text format is not supported with follow mode.",
    detail: "Use format=json or omit the follow parameter.",
  });
}

function renderLine({ id, level, output, source, stage, time }: PrintedLine): Record<string, unknown> {
  return {
    id,
    created_at: jsonTime(time),
    log_source: source,
    log_level: level,
    stage,
    output,
  };
}

function textLine({ level, output, stage, time }: PrintedLine): string {
  return `${jsonTime(time).replace(/\.\d+Z$/, "Z")} [${level}] [provisioner|${stage}] ${output}\n`;
}
