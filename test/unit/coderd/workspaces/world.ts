import type { Coderd } from "../../../coderd";
import { addVersion } from "../../../coderd/seed/create";
import { latestBuild } from "../../../coderd/state/builds";
import { addBuild } from "../../../coderd/state/settle";
import { type AgentSpec, agentSpec, type ParameterSpec } from "../../../coderd/state/versions";
import { dockerAgent, parameters, volume } from "./recordedTemplates";
import type { WorkspaceRecording } from "./recording";
import type { WorkspaceReplay } from "./replay";

/** What the recorder did between two exchanges, by the name of the second one. */
export type Steps = Readonly<Partial<Record<string, (world: World) => void>>>;

/** The server that stands in, and what it takes to prepare it. */
export interface World {
  readonly server: Coderd;
  readonly replay: WorkspaceReplay;
  readonly recording: WorkspaceRecording;
}

function template(
  { recording, replay, server }: World,
  name: string,
  wanted: Partial<Parameters<Coderd["createTemplate"]>[1]> = {},
): void {
  const made = server.createTemplate("owner", {
    name,
    displayName: name,
    versions: [{ name: "v1", agents: [], kept: [] }],
    ...wanted,
  });
  replay.know(recording.things[name], made.id);
}

function agentOf({ server }: World, workspace: string) {
  const build = latestBuild(server.workspace(workspace));
  const [agent] = build.agents;
  if (agent === undefined) throw new Error(`${workspace} has no agent`);
  return { agent, build };
}

/** People and templates, before anything was asked. */
export function prepare(world: World): void {
  const { recording, replay, server } = world;
  for (const [name, id] of Object.entries(recording.people)) {
    const person = server.createUser({
      username: name,
      name: name === "owner" ? "Olive Owner" : `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      roles: name === "owner" ? ["owner"] : [],
    });
    replay.know(id, person.id);
  }
  const [organization] = server.store.organizations.values();
  replay.know(recording.things["organization"], organization?.id ?? "");
  template(world, "empty");
  template(world, "bare");
  template(world, "docker", { versions: [{ name: "v1", agents: [dockerAgent()], kept: volume }] });
  template(world, "hang", { versions: [{ name: "v1", agents: [], startDuration: Infinity }] });
  template(world, "broken");
  const preset = (id: string, name: string, values: Record<string, string>, isDefault = false) => ({
    id,
    name,
    values,
    isDefault,
  });
  for (const [name, classicParameters] of [
    ["classic", true],
    ["dynamic", false],
  ] as const) {
    const presets = [
      preset(crypto.randomUUID(), "Small", { size: "5", region: "eu" }, true),
      preset(crypto.randomUUID(), "Large", { size: "90" }),
    ];
    template(world, name, { classicParameters, versions: [{ name: "v1", agents: [], parameters, presets }] });
  }
  server.settings.agentConnects = 3_600_000;
  server.store.queue.provisioners = 1;
  const foreign = bodyOf(world, "build refused?: a version of another template")["template_version_id"];
  replay.know(foreign, server.template("bare").activeVersionId);
}

/** The recorded body of a request. */
function bodyOf({ recording }: World, exchange: string): Record<string, string> {
  const found = recording.exchanges.find(({ name }) => name === exchange);
  return (found?.request.body ?? {}) as Record<string, string>;
}

/** The recorded id in the path of a request. */
function idIn({ recording }: World, exchange: string, after = "workspaces"): string | undefined {
  const path = recording.exchanges.find(({ name }) => name === exchange)?.request.path ?? "";
  return new RegExp(`/${after}/([0-9a-f-]{36})`).exec(path)?.[1];
}

/** Makes a build past the API, as the recorder made some that are not among the exchanges. */
function build({ server }: World, workspace: string, transition: "start" | "stop"): void {
  addBuild(server.store, server.workspace(workspace), {
    transition,
    initiator: server.user("alice"),
    duration: 300,
    connectsAfter: 500,
    readyAfter: 500,
  });
}

function forget({ server }: World, name: string): void {
  for (const [id, workspace] of server.store.workspaces)
    if (workspace.name === name) server.store.workspaces.delete(id);
}

/** What a template's parameters are asked under, and how the recorder made room for another workspace of that name. */
function parameterSteps(flow: "classic" | "dynamic"): Steps {
  return {
    [`${flow}: rich parameters`]: (world) =>
      world.replay.know(
        idIn(world, `${flow}: rich parameters`, "templateversions"),
        world.server.template(flow).activeVersionId,
      ),
    [`${flow}: create: the same twice`]: (world) => forget(world, flow),
    [`${flow}: create: two faults`]: (world) => forget(world, flow),
    [`${flow}: resolve-autostart when the new version asks for more`]: (world) => {
      const team: ParameterSpec = { name: "team", type: "string", formType: "input", required: true };
      const version = world.server.publishVersion(flow, { name: "v2", parameters: [...parameters, team] });
      const asked = bodyOf(world, `${flow}: update without the new required value`);
      world.replay.know(asked["template_version_id"], version.id);
    },
  };
}

/** Workspaces whose agents do not do well. */
function addTroubled(world: World): void {
  const { recording, replay, server } = world;
  server.clock.advance(5000);
  const add = (name: string, agent: Partial<AgentSpec>, connectsAfter: number, readyAfter: number): void => {
    server.createTemplate("owner", {
      name,
      versions: [{ name: "v1", agents: [agentSpec({ apps: [], ...agent })] }],
    });
    const made = server.createWorkspace("alice", name, {
      name,
      history: [{ transition: "start", duration: 0, connectsAfter, readyAfter }],
    });
    replay.know(recording.things[name], made.id);
  };
  const script = { displayName: "Startup Script", script: "exit 1", on: "start" } as const;
  add("lonely", { connectionTimeout: 2000 }, 1e9, 0);
  add(
    "failing",
    { scripts: [{ ...script, status: "exit_failure", exitCode: 1, lines: [{ output: "failing" }] }] },
    0,
    0,
  );
  add("slow", { scripts: [{ ...script, status: "timed_out", exitCode: 255 }] }, 0, 2000);
}

const wake = ({ server }: World): void => {
  server.workspace("two").dormantAt = undefined;
};

/** A build that ends only when cancelled, under the id that was to be cancelled. */
const run =
  (as: string) =>
  (world: World): void => {
    const { recording, replay, server } = world;
    forget(world, "endless");
    const found = recording.exchanges.find(
      (exchange) => exchange.as === as && exchange.name === "cancel a build that runs",
    );
    const made = server.createWorkspace("alice", "empty", {
      name: "endless",
      history: [{ transition: "start", duration: Infinity }],
    });
    for (const entry of server.store.queue.active)
      if (entry.workspace !== made) entry.build.completesAt = new Date(0);
    replay.know(/workspacebuilds\/([^/]+)/.exec(found?.request.path ?? "")?.[1], latestBuild(made).id);
  };

/** What happened between the exchanges. */
export const steps: Steps = {
  "query: owner:me": ({ recording, replay, server }) => {
    for (const name of ["one", "two"])
      replay.know(recording.things[name], server.createWorkspace("alice", "empty", { name }).id);
  },
  "watch while the agent connects, its scripts run and it becomes ready": (world) => {
    const { agent, build } = agentOf(world, "alpha");
    agent.connectsAfter = world.server.clock.now().getTime() - build.completesAt.getTime() + 300;
    agent.readyAfter = 2000;
    world.server.settings.agentConnects = 500;
  },
  ...parameterSteps("classic"),
  ...parameterSteps("dynamic"),
  "create a workspace whose build hangs": (world) => build(world, "alpha", "start"),
  "pending, first in the queue": (world) => build(world, "two", "stop"),
  "cancel a build that waits, where the template forbids it": (world) => {
    const { replay, server } = world;
    server.template("hang").allowCancel = false;
    const made = server.createWorkspace("alice", "hang", {
      name: "waits",
      history: [{ transition: "start", duration: 300 }],
    });
    replay.know(
      idIn(world, "cancel a build that waits, where the template forbids it", "workspacebuilds"),
      latestBuild(made).id,
    );
  },
  "create a workspace whose build fails": ({ server }) => {
    server.builds.failNext({
      error: "terraform apply: exit status 1",
      lines: ["Error: no space left on device"],
    });
  },
  "agent connecting, nobody calls": addTroubled,
  "agent of an old build": (world) => {
    const old = world.server
      .workspace("alpha")
      .builds.filter(({ agents }) => agents.length > 0)
      .at(-1);
    world.replay.know(idIn(world, "agent of an old build", "workspaceagents"), old?.agents[0]?.id ?? "");
  },
  "agent disconnected": ({ server }) => {
    server.loseAgents("failing");
    server.loseAgents("slow");
  },
  "alice: dormant": (world) => {
    for (const name of ["slow", "waits"]) build(world, name, "stop");
  },
  "list without dormant ones": (world) => {
    const { recording, server } = world;
    const found = recording.exchanges.find(({ name }) => name === "list without dormant ones");
    const rows = (found?.response.body as { workspaces: { name: string }[] }).workspaces;
    for (const { name } of [...server.store.workspaces.values()])
      if (!rows.some((row) => row.name === name)) forget(world, name);
  },
  "agent back": ({ server }) => server.restoreAgents("failing"),
  "updates: start": wake,
  "operate composite: start": wake,
  ...Object.fromEntries(
    ["reads workspaces and templates", "starts and stops", "operate composite", "updates"].map((as) => [
      `${as}: cancel a build that runs`,
      run(as),
    ]),
  ),
  "reads workspaces and templates: list": (world) => {
    for (const name of ["classic", "dynamic", "failing", "slow"]) forget(world, name);
    build(world, "alpha", "start");
    const made = latestBuild(world.server.workspace("alpha"));
    world.replay.know(idIn(world, "build", "workspacebuilds"), made.id);
    world.replay.know(idIn(world, "agent log, followed", "workspaceagents"), made.agents[0]?.id ?? "");
    world.server.clock.advance(5000);
  },
  outdated: ({ server }) => void server.publishVersion("docker", { name: "v2", message: "second version" }),
  "a version whose import failed": ({ recording, replay, server }) => {
    const docker = server.template("docker");
    const failed = addVersion(server.store, docker, {
      name: "v3",
      importError:
        "template import provision for start: plan during template import provision error: terraform plan: exit status 1",
    });
    const exchange = recording.exchanges.find(({ name }) => name === "a version whose import failed");
    replay.know(/[^/]+$/.exec(exchange?.request.path ?? "")?.[0], failed.id);
  },
};

/** Exchanges that were sent at once after the one before; before every other, what was being built was through. */
export const atOnce: ReadonlySet<string> = new Set([
  "start while it stops",
  "starting",
  "canceling",
  "cancel while it cancels",
  "build refused?: unknown preset",
  "watch a deleted workspace",
  "agent connecting, nobody calls",
  "agent whose start script failed",
  "log of that agent",
  "agent whose start script runs",
  "pty while the start script runs",
  "build log, followed from the first moment",
]);
