import type { Agent, AgentState, Build, Workspace } from "./model";
import { randomId } from "./random";
import type { Store } from "./store";
import type { ScriptSpec, TemplateVersion } from "./versions";

/** An agent with the build that created it and the workspace it serves. */
export interface FoundAgent {
  readonly agent: Agent;
  readonly build: Build;
  readonly workspace: Workspace;
}

/** The state of an agent's connection. */
export type AgentStatus = "connecting" | "connected" | "disconnected" | "timeout";

/** Creates the agents of a start; with `connecting` or `timeout` they never connect. */
export function agentsOf(
  store: Store,
  version: TemplateVersion,
  state: AgentState,
  times: { connectsAfter?: number; readyAfter?: number },
): Agent[] {
  return version.agents.map((spec) => ({
    id: randomId(),
    spec: state === "timeout" && spec.connectionTimeout === 0 ? { ...spec, connectionTimeout: 1 } : spec,
    appIds: spec.apps.map(() => randomId()),
    scriptIds: spec.scripts.map(() => randomId()),
    sourceIds: spec.scripts.map(() => randomId()),
    connectsAfter: state === "connected" ? (times.connectsAfter ?? 0) : undefined,
    readyAfter: times.readyAfter ?? 0,
    disconnectedAt: undefined,
    reconnectedAt: undefined,
    firstLogId: store.queue.takeLogIds(linesOf(spec.scripts).length),
  }));
}

/** Returns the agent with that ID, once its build has finished; it may have been replaced since. */
export function findAgent(store: Store, id: string): FoundAgent | undefined {
  const now = store.clock.now();
  for (const workspace of store.workspaces.values()) {
    for (const build of workspace.builds) {
      const agent = build.agents.find((candidate) => candidate.id === id);
      if (agent !== undefined && now >= build.completesAt) return { agent, build, workspace };
    }
  }
  return undefined;
}

/** Whether no later build of its workspace has finished, since that ends an agent. */
export function isCurrent({ build, workspace }: FoundAgent, now: Date): boolean {
  return !workspace.builds.some(
    (other) => other.number > build.number && other.outcome === "succeeded" && now >= other.completesAt,
  );
}

/** When the agent first connected; undefined before that, and for one that never does. */
export function connectedAt(agent: Agent, build: Build, now: Date): Date | undefined {
  if (agent.connectsAfter === undefined) return undefined;
  const time = new Date(build.completesAt.getTime() + agent.connectsAfter);
  return now < time ? undefined : time;
}

/** The state of the agent's connection at that time. */
export function agentStatus(agent: Agent, build: Build, now: Date): AgentStatus {
  if (connectedAt(agent, build, now) === undefined) {
    const { connectionTimeout } = agent.spec;
    const waited = now.getTime() - build.completesAt.getTime();
    return connectionTimeout > 0 && waited >= connectionTimeout ? "timeout" : "connecting";
  }
  const lost = agent.disconnectedAt !== undefined && now >= agent.disconnectedAt;
  const back = agent.reconnectedAt !== undefined && now >= agent.reconnectedAt;
  return lost && !back ? "disconnected" : "connected";
}

/** When the start scripts finish; undefined before the agent connects. */
export function readyAt(agent: Agent, build: Build, now: Date): Date | undefined {
  const connected = connectedAt(agent, build, now);
  if (connected === undefined) return undefined;
  const time = new Date(connected.getTime() + agent.readyAfter);
  return now < time ? undefined : time;
}

/** The agent's lifecycle state at that time; independent of its connection. */
export function lifecycleState(agent: Agent, build: Build, now: Date): string {
  if (connectedAt(agent, build, now) === undefined) return "created";
  if (readyAt(agent, build, now) === undefined) return "starting";
  const ends = agent.spec.scripts.filter(({ on }) => on === "start").map(({ status }) => status);
  if (ends.includes("exit_failure")) return "start_error";
  return ends.includes("timed_out") ? "start_timeout" : "ready";
}

/** A line of an agent's log, with the index of its script among the agent's. */
export interface AgentLine {
  readonly id: number;
  readonly at: Date;
  readonly level: string;
  readonly output: string;
  readonly script: number;
}

/** The output of the start scripts so far: their lines are spread evenly over their run time. */
export function agentLog(agent: Agent, build: Build, now: Date): AgentLine[] {
  const connected = connectedAt(agent, build, now);
  if (connected === undefined) return [];
  const lines = linesOf(agent.spec.scripts);
  return lines
    .map(({ level, output, script }, index) => ({
      id: agent.firstLogId + index,
      at: new Date(connected.getTime() + (agent.readyAfter * index) / lines.length),
      level,
      output,
      script,
    }))
    .filter(({ at }) => at <= now);
}

function linesOf(scripts: readonly ScriptSpec[]): { output: string; level: string; script: number }[] {
  return scripts.flatMap(({ lines = [], on }, script) =>
    on === "start" ? lines.map(({ level = "info", output }) => ({ level, output, script })) : [],
  );
}
