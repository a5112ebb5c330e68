import type { Deployment } from "../deployment";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import { agentStatus, connectedAt, type FoundAgent } from "../state/agents";
import type { MetadataSpec } from "../state/versions";
import { eventStream } from "../streams/events";
import { webSocket } from "../streams/socket";
import { resolveAgent } from "./agents";

/** What agents report about themselves, all of it at most once a second. */
export function agentMetadataEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaceagents/:agent/watch-metadata", keyed: watchByEvents },
    { method: "GET", path: "/workspaceagents/:agent/watch-metadata-ws", keyed: watchBySocket },
  ];
}

const second = 1000;
const longestValue = 2048;
/** Before the first result: the largest possible duration, in seconds. */
const endlessAge = 9_223_372_036;

function watchByEvents(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  const collect = collector(call.deployment, found);
  return eventStream(call, ({ every, send }) => {
    send("data", collect());
    every(second, () => send("data", collect()));
  });
}

function watchBySocket(call: KeyedCall): Answer {
  const found = resolveAgent(call);
  if (found instanceof Response) return found;
  const collect = collector(call.deployment, found);
  return webSocket(call, (socket) => {
    const send = (): void => socket.sendJson({ type: "data", data: collect() });
    send();
    socket.every(second, send);
  });
}

/** Returns the last results; an agent that is gone leaves them unchanged. */
function collector({ store }: Deployment, { agent, build, workspace }: FoundAgent): () => unknown[] {
  let heardAt: Date | undefined;
  return () => {
    const now = store.clock.now();
    const here = workspace.builds.at(-1) === build && agentStatus(agent, build, now) === "connected";
    if (here) heardAt = now;
    const since = connectedAt(agent, build, now);
    return agent.spec.metadata.map((spec) => render(spec, since, heardAt, now));
  };
}

function render(spec: MetadataSpec, since: Date | undefined, heardAt: Date | undefined, now: Date): unknown {
  const description = {
    display_name: spec.displayName,
    key: spec.key,
    script: spec.script,
    interval: spec.interval,
    timeout: spec.timeout,
  };
  const interval = spec.interval * second;
  const rounds =
    since === undefined || heardAt === undefined
      ? -1
      : Math.floor((heardAt.getTime() - since.getTime()) / interval);
  if (since === undefined || rounds < 0) {
    return {
      result: { collected_at: "0001-01-01T00:00:00Z", age: endlessAge, value: "", error: "" },
      description,
    };
  }

  const at = new Date(since.getTime() + rounds * interval);
  const { error = "", value } = spec.value(at);
  const cut = Buffer.byteLength(value) > longestValue;
  return {
    result: {
      collected_at: jsonTime(at),
      age: Math.round((now.getTime() - at.getTime()) / second),
      value: cut ? Buffer.from(value).subarray(0, longestValue).toString() : value,
      error: cut ? `value of ${Buffer.byteLength(value)} bytes exceeded ${longestValue} bytes` : error,
    },
    description,
  };
}
