import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../../coderd";
import { ask, fields } from "../ask";
import { open, refusal } from "./open";

interface Line {
  id: number;
  stage: string;
  output: string;
  log_level: string;
}

describe("what a build prints", () => {
  let server: Coderd;
  let session: string;
  let builds: string;
  before(async () => {
    server = await startCoderd({ settings: { buildDuration: 150, agentConnects: 50, agentReady: 50 } });
    session = server.sessionKeyFor("alice");
    builds = `/api/v2/workspaces/${server.workspace("beta").id}/builds`;
  });
  after(() => server.stop());

  const start = async (transition = "start"): Promise<string> => {
    const made = await ask(server, session, "POST", builds, { transition });
    assert.equal(made.status, 201);
    return String(fields(made)["id"]);
  };

  it("is followed line by line to the end, and read again after a line", async () => {
    const path = `/api/v2/workspacebuilds/${await start()}/logs`;
    const followed = await open(server, session, `${path}?follow`);
    assert.deepEqual(await followed.closed, { code: 1000, reason: "done" });
    const lines = followed.json() as Line[];
    assert.deepEqual(
      [lines[0]?.stage, lines.at(-1)?.stage, lines.some(({ output }) => output.includes("Apply complete"))],
      ["Setting up", "Cleaning Up", true],
    );
    assert.ok(followed.messages.every(({ data, isBinary }) => !isBinary && data.at(-1) === 10));
    const third = lines[2]?.id ?? 0;
    const rest = (await ask(server, session, "GET", `${path}?after=${third}`)).body as Line[];
    assert.deepEqual(rest, lines.slice(3));
    const again = await open(server, session, `${path}?follow&after=${third}`);
    await again.closed;
    assert.deepEqual(again.json(), rest);
  });

  it("of one that fails ends like any other, and the build says why", async () => {
    server.builds.failNext({ error: "terraform apply: exit status 1", lines: ["Error: no space left"] });
    const id = await start("stop");
    const followed = await open(server, session, `/api/v2/workspacebuilds/${id}/logs?follow`);
    assert.equal((await followed.closed).reason, "done");
    const lines = followed.json() as Line[];
    assert.ok(
      lines.some(({ log_level, output }) => log_level === "error" && output === "Error: no space left"),
    );
    assert.equal(lines.at(-1)?.stage, "Cleaning Up");
    const build = fields(await ask(server, session, "GET", `/api/v2/workspacebuilds/${id}`));
    assert.deepEqual(
      [build["status"], (build["job"] as { error: string }).error],
      ["failed", "terraform apply: exit status 1"],
    );
  });

  it("of one that waits is nothing, until it is cancelled", async () => {
    server.builds.hold();
    try {
      const id = await start();
      const followed = await open(server, session, `/api/v2/workspacebuilds/${id}/logs?follow`);
      const build = fields(await ask(server, session, "GET", `/api/v2/workspacebuilds/${id}`));
      const { queue_position: place, queue_size: size } = build["job"] as Record<string, number>;
      assert.deepEqual([build["status"], place, size], ["pending", 1, 1]);
      await ask(server, session, "PATCH", `/api/v2/workspacebuilds/${id}/cancel?expect_status=pending`);
      assert.deepEqual(await followed.closed, { code: 1000, reason: "done" });
      assert.deepEqual(followed.messages, []);
    } finally {
      server.builds.release();
    }
  });

  it("is told to nobody else, to no page of another origin, and not without a WebSocket", async () => {
    const path = `/api/v2/workspacebuilds/${server.workspace("beta").builds[0]?.id}/logs?follow`;
    assert.equal((await refusal(server, server.sessionKeyFor("bob"), path)).status, 404);
    assert.equal((await refusal(server, undefined, path)).status, 401);
    const foreign = await refusal(server, session, path, { Origin: "https://evil.example.com" });
    assert.deepEqual([foreign.status, foreign.type], [403, "text/plain; charset=utf-8"]);
    assert.match(foreign.body, /^request Origin "evil.example.com" is not authorized for Host /);
    assert.equal((await ask(server, session, "GET", path)).status, 426);
  });
});

describe("watching a workspace", () => {
  let server: Coderd;
  let session: string;
  let path: string;
  beforeEach(async () => {
    server = await startCoderd({ settings: { buildDuration: 60, agentConnects: 60, agentReady: 60 } });
    session = server.sessionKeyFor("alice");
    path = `/api/v2/workspaces/${server.workspace("beta").id}`;
  });
  afterEach(() => server.stop());

  interface Watched {
    type: string;
    data: {
      latest_build: {
        status: string;
        resources: { agents?: { status: string; lifecycle_state: string }[] }[];
      };
    };
  }

  const steps = (events: Watched[]): string[] => {
    const all = events
      .filter(({ type }) => type === "data")
      .map(({ data }) => {
        const agent = data.latest_build.resources.flatMap(({ agents = [] }) => agents)[0];
        return [data.latest_build.status, agent?.status, agent?.lifecycle_state].filter(Boolean).join(" ");
      });
    return all.filter((step, index) => step !== all[index - 1]);
  };

  it("tells of each step of a start over a WebSocket, and repeats equal states", async () => {
    const watched = await open(server, session, `${path}/watch-ws`);
    await watched.until(({ messages }) => messages.length === 2);
    await ask(server, session, "POST", `${path}/builds`, { transition: "start" });
    await watched.until(({ json }) => steps(json() as Watched[]).includes("running connected ready"));
    const events = watched.json() as Watched[];
    assert.deepEqual(events[0], { type: "ping", data: null });
    assert.deepEqual(steps(events), [
      "stopped",
      "starting",
      "running connecting created",
      "running connected starting",
      "running connected ready",
    ]);
    assert.ok(events.length > 7, "equal states repeat");
  });

  it("tells by events of a new version, stays open, and ends with the server", async () => {
    const response = await fetch(`${server.url}${path}/watch`, {
      headers: { "Coder-Session-Token": session },
    });
    assert.equal(response.headers.get("content-type"), "text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    const until = async (part: string): Promise<void> => {
      while (!text.includes(part)) text += Buffer.from((await reader.read()).value ?? []).toString();
    };
    await until('"outdated":true');
    assert.ok(text.startsWith("event: ping\n\nevent: data\ndata: {"));
    await ask(server, session, "POST", `${path}/builds`, {
      transition: "start",
      template_version_id: server.template("docker").activeVersionId,
    });
    await until('"outdated":false');
    server.publishVersion("docker", { name: "v3" });
    text = "";
    await until('"outdated":true');
    await server.stop();
    await assert.rejects(async () => {
      while (!(await reader.read()).done);
      throw new Error("ended");
    });
  });

  it("goes on after an error, and after its key was deleted", async () => {
    const narrow = server.createToken("alice", { scopes: ["workspace:read"] });
    const watched = await open(server, narrow, `${path}/watch-ws`);
    await watched.until(({ messages }) => messages.length === 2);
    assert.deepEqual(watched.json()[1], {
      type: "error",
      data: { message: "Forbidden reading template of selected workspace." },
    });
    const full = await open(server, session, `${path}/watch-ws`);
    await full.until(({ messages }) => messages.length === 2);
    await ask(server, session, "DELETE", `/api/v2/users/me/keys/${session.slice(0, 10)}`);
    await ask(server, server.sessionKeyFor("alice"), "PUT", `${path}/favorite`);
    await full.until(({ messages }) => messages.length > 2);
    assert.deepEqual([watched.socket.readyState, full.socket.readyState], [1, 1]);
  });
});
