import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startCoderd } from "../../coderd";
import { ask, fields } from "./ask";

describe("server", () => {
  it("takes a free port, frees it on stopping, and refuses one that is taken", async () => {
    const first = await startCoderd();
    await assert.rejects(startCoderd({ port: first.port }), { code: "EADDRINUSE" });
    await first.stop();
    const second = await startCoderd({ port: first.port });
    assert.equal((await ask(second, undefined, "GET", "/healthz")).body, "OK");
    await second.stop();
  });

  it("stops although a request hangs", async () => {
    const server = await startCoderd();
    server.faults.add({ path: "/**" }, { kind: "hang" });
    const call = fetch(server.url);
    while (server.log.count() === 0) await new Promise(setImmediate);
    await Promise.all([assert.rejects(call), server.stop()]);
  });

  it("goes through a start and a stop by the clock", async () => {
    const server = await startCoderd({ seed: "recorded" });
    try {
      const session = server.sessionKeyFor("alice");
      const path = `/api/v2/workspaces/${server.workspace("alpha").id}`;
      const status = async (): Promise<unknown> =>
        (fields(await ask(server, session, "GET", path))["latest_build"] as Record<string, unknown>)[
          "status"
        ];
      assert.equal(await status(), "running");
      const made = fields(await ask(server, session, "POST", `${path}/builds`, { transition: "stop" }));
      assert.deepEqual([made["status"], await status()], ["pending", "stopping"]);
      assert.equal(
        (await ask(server, session, "POST", `${path}/builds`, { transition: "start" })).status,
        409,
      );
      server.clock.advance(5000);
      assert.equal(await status(), "stopped");
      const single = fields(
        await ask(server, session, "GET", `/api/v2/workspacebuilds/${String(made["id"])}`),
      );
      assert.equal(single["status"], "stopped");
    } finally {
      await server.stop();
    }
  });

  it("searches workspaces by owner, name and status", async () => {
    const server = await startCoderd();
    try {
      const names = async (who: string, query: string): Promise<string[]> => {
        const reply = await ask(
          server,
          server.sessionKeyFor(who),
          "GET",
          `/api/v2/workspaces?q=${encodeURIComponent(query)}`,
        );
        return (fields(reply)["workspaces"] as { name: string }[]).map(({ name }) => name);
      };
      assert.deepEqual(await names("alice", "status:running"), ["alpha", "arm-controller", "cad-viewer"]);
      assert.deepEqual(await names("alice", "status:failed owner:me"), ["gripper-sim"]);
      assert.deepEqual(await names("olive", "bob/gam"), ["gamma"]);
      assert.deepEqual(await names("alice", "template:kubernetes vision"), ["vision-training"]);
      assert.deepEqual(await names("bob", ""), ["gamma"]);
    } finally {
      await server.stop();
    }
  });

  it("lists ten thousand tokens of one person in one answer", async () => {
    const server = await startCoderd();
    try {
      for (let index = 0; index < 10_000; index += 1)
        server.createToken("bob", { name: `token-${index}`, scopes: ["workspace:read"] });
      const session = server.sessionKeyFor("bob");
      const { body } = await ask(server, session, "GET", "/api/v2/users/me/keys/tokens");
      assert.equal((body as unknown[]).length, 10_002);
    } finally {
      await server.stop();
    }
  });
});

describe("demo data", () => {
  it("holds tokens of Alice in every state", async () => {
    const server = await startCoderd();
    try {
      const now = server.clock.now().getTime();
      const tokens = server.store.keys.ownedBy(server.user("alice").id);
      const states: Record<string, (token: (typeof tokens)[number]) => boolean> = {
        "full access for a century, never used": (token) =>
          token.scopes.includes("coder:all") && token.lifetimeSeconds > 3e9 && token.lastUsedAt === undefined,
        "ends within two days": ({ expiresAt }) =>
          expiresAt.getTime() > now && expiresAt.getTime() - now < 2 * 86_400_000,
        expired: ({ expiresAt }) => expiresAt.getTime() < now,
        "one workspace": ({ allowList }) => allowList.some(({ id }) => id === server.workspace("alpha").id),
        "one template": ({ allowList }) => allowList.some(({ id }) => id === server.template("docker").id),
        dangling: ({ allowList }) =>
          allowList.some(
            ({ id, type }) => type === "workspace" && id !== "*" && !server.store.workspaces.has(id),
          ),
        composite: ({ scopes }) => scopes.includes("coder:workspaces.operate"),
        "can mint": ({ scopes }) => scopes.includes("coder:apikeys.manage_self"),
      };
      for (const [state, fits] of Object.entries(states)) assert.ok(tokens.some(fits), state);
    } finally {
      await server.stop();
    }
  });
});

describe("server as its own process", () => {
  const program = join(__dirname, "../../coderd/serve.main.js");

  for (const [way, end] of [
    ["SIGTERM", (child: ReturnType<typeof spawn>) => child.kill("SIGTERM")],
    ["the end of its input", (child: ReturnType<typeof spawn>) => child.stdin?.end()],
  ] as const) {
    it(`says where it listens and stops on ${way}`, async function () {
      if (!existsSync(program)) this.skip();
      const child = spawn(process.execPath, [program, "--profile", "2.31.0", "--seed", "empty"], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      try {
        const [line] = (await once(createInterface(child.stdout), "line")) as [string];
        const { url } = JSON.parse(line) as { url: string };
        const info = (await (await fetch(`${url}/api/v2/buildinfo`)).json()) as { version: string };
        assert.ok(info.version.startsWith("v2.31.0"));
      } finally {
        end(child);
      }
      const [code] = (await once(child, "exit")) as [number];
      assert.equal(code, 0);
    });
  }
});
