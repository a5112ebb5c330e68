import { listFails, may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { ambiguousColumn } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { renderWorkspace } from "../render/workspace";
import type { Workspace } from "../state/model";
import { settle } from "../state/settle";
import { eventStream } from "../streams/events";
import { webSocket } from "../streams/socket";
import { lookEvery } from "./buildLogs";
import { resolveWorkspace } from "./resolveWorkspace";

/** Sends one event, in either form of the stream. */
type Send = (type: "ping" | "data" | "error", data?: unknown) => void;

/** Every change of a workspace, by events or over a WebSocket. */
export function watchEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaces/:workspace/watch", keyed: watchByEvents },
    { method: "GET", path: "/workspaces/:workspace/watch-ws", keyed: watchBySocket },
  ];
}

function watchByEvents(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  return eventStream(call, ({ every, send }) => {
    send("ping");
    every(lookEvery, watcher(call, workspace, send));
  });
}

/** Later pings are those of WebSockets; the message `ping` is sent once. */
function watchBySocket(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  return webSocket(call, (socket) => {
    const send: Send = (type, data) =>
      socket.sendJson({ type, ...(data === undefined ? { data: null } : { data }) });
    send("ping");
    socket.every(lookEvery, watcher(call, workspace, send));
  });
}

/**
 * Sends the current workspace, and again whenever it changes, each new state twice like running servers. A
 * caller who may not read its template gets an `error` instead. Nothing ends it: not an error, not a
 * deletion, not the end of its key.
 */
function watcher({ caller, deployment }: KeyedCall, workspace: Workspace, send: Send): () => void {
  const { store } = deployment;
  let told = "";
  let again = false;
  return () => {
    settle(store);
    const template = store.templates.get(workspace.templateId);
    const problem = listFails(caller, "template")
      ? {
          message: "Internal error fetching workspace data.",
          detail: `get templates: ${ambiguousColumn}`,
        }
      : template === undefined ||
          !may(caller, "read", workspaceTarget(workspace)) ||
          !may(caller, "read", templateTarget(template))
        ? { message: "Forbidden reading template of selected workspace." }
        : undefined;
    const data =
      problem ??
      (template === undefined ? undefined : renderWorkspace(deployment, workspace, template, caller.userId));
    const text = JSON.stringify(data, (key, value: unknown) =>
      key === "most_recently_seen" ? undefined : value,
    );
    const isNew = text !== told;
    if (!isNew && !again) return;
    const isFirst = told === "";
    again = isNew && !isFirst;
    told = text;
    send(problem === undefined ? "data" : "error", data);
  };
}
