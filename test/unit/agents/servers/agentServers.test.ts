import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as vscode from "vscode";
import type { AgentAccess } from "../../../../src/agents/access/agentAccess";
import { endAccess } from "../../../../src/agents/access/endAccess";
import { giveAccess, givenAccess, takeAccess } from "../../../../src/agents/access/givenAccess";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { type FakeCoder, fakeCoder } from "../../../support/fakeCoder";
import { extensionWithLauncher } from "../../../support/launcher";
import type { MemoryMemento } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import type { LeaseWindow } from "../../leases/leaseWindow";
import { type OfferedAgents, offeredAgents } from "../offeredAgents";

const tokens = "/api/v2/users/me/keys/tokens";
const agentVariables = {
  CODER_AGENT_TOKEN: "of-the-workspace",
  coder_session_token: "stored",
  CODER_HEADER: "X-A=b",
};

describe("MCP servers for agents", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let coder: FakeCoder;
  let memory: MemoryMemento;
  let offered: OfferedAgents;
  let started: ChildProcess[];
  let loads: number;

  before(async function () {
    this.timeout(30_000);
    await extensionWithLauncher();
  });
  beforeEach(async () => {
    coderd = await startCoderd({ profile: "2.35.1" });
    coder = fakeCoder();
    [started, loads] = [[], 0];
    offered = await offeredAgents(coderd, () => loads++);
    ({ session, window, memory } = offered);
    coderd.log.clear();
  });
  afterEach(async () => {
    for (const child of started) child.kill("SIGKILL");
    offered.close();
    coder.remove();
    await coderd.stop();
  });

  const accessTo = (more: Partial<AgentAccess> = {}): AgentAccess => ({
    version: 1,
    deployment: session.deployment.href,
    userId: session.record.userId,
    bundle: "operate",
    target: { id: coderd.workspace("alpha").id, name: "alpha" },
    until: undefined,
    ...more,
  });
  const token = new vscode.CancellationTokenSource().token;
  const provider = () => host.mcpProviders.get("coderAccess.agents") ?? assert.fail("no provider");
  const listed = async () => (await provider().provideMcpServerDefinitions(token)) ?? [];
  const resolve = async () => {
    const [definition] = await listed();
    return (
      (await provider().resolveMcpServerDefinition?.(
        definition ?? assert.fail("nothing is listed"),
        token,
      )) ?? assert.fail("nothing is started")
    );
  };
  /** Starts it as VS Code does. */
  const start = async (): Promise<ChildProcess> => {
    const { command, args, env } = await resolve();
    const child = spawn(command, args, {
      env: { ...process.env, ...agentVariables, ...(env as Record<string, string>) },
      stdio: ["pipe", "pipe", "inherit"],
    });
    started.push(child);
    return child;
  };
  const run = () =>
    until(
      () => coder.runs()[0],
      () => "Coder's command line was not started",
    );
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const leased = async () =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );
  const noneIsLeft = () =>
    until(
      async () => ((await leased()).length === 0 ? true : undefined),
      () => "a token is left",
    );
  const sent = () =>
    JSON.parse(coderd.log.last({ method: "POST", path: tokens }).body) as Record<string, unknown>;

  it("are one for each deployment and bundle, which load, ask and start nothing", async () => {
    assert.deepEqual(await listed(), []);
    let changes = 0;
    provider().onDidChangeMcpServerDefinitions?.(() => changes++);
    await giveAccess(memory, accessTo());
    await giveAccess(memory, accessTo({ bundle: "work" }));
    await giveAccess(memory, accessTo({ bundle: "work", target: undefined }));
    await giveAccess(memory, accessTo({ bundle: "look", target: undefined }));
    const { host: address } = session.deployment;
    assert.deepEqual(
      (await listed()).map(({ label, env }) => [label, env]),
      [
        [`Coder: Start and Stop a Workspace (${address})`, {}],
        [`Coder: View Workspaces (${address})`, {}],
      ],
    );
    assert.deepEqual([changes, loads, host.shown, coderd.log.entries.length], [4, 0, [], 0]);
    assert.deepEqual(coder.runs(), []);
  });

  it("get a token for exactly that when one is started, and nothing else of Coder's in their environment", async () => {
    await giveAccess(memory, accessTo());
    await start();
    const { args, env, config } = await run();
    const { token_name: name, ...asked } = sent();
    assert.match(String(name), /^lease: agent alpha, /);
    assert.deepEqual(asked, {
      lifetime: 8 * 3600 * 1e9,
      scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
      allow_list: [
        `workspace:${coderd.workspace("alpha").id}`,
        "template:*",
        `user:${session.record.userId}`,
      ],
    });
    assert.deepEqual(args.slice(0, 4), [
      ...["exp", "mcp", "server"],
      "--allowed-tools=coder_get_workspace,coder_create_workspace_build,coder_get_workspace_build_logs",
    ]);
    assert.match(args[4] ?? "", /^--instructions=.*"alpha", ID .*can't be listed/);
    assert.equal(args.length, 5);
    const theirs = Object.keys(env).filter((variable) => /^(CODER|ELECTRON)_/i.test(variable));
    assert.deepEqual(theirs.sort(), [
      "CODER_CONFIG_DIR",
      "CODER_HEADER",
      "CODER_NO_FEATURE_WARNING",
      "CODER_NO_VERSION_WARNING",
      "CODER_SESSION_TOKEN",
      "CODER_URL",
    ]);
    assert.equal(env["CODER_URL"], session.deployment.href);
    assert.equal(env["CODER_SESSION_TOKEN"], window.secrets.at(-1));
    assert.notEqual(env["CODER_SESSION_TOKEN"], session.record.session.expose());
    assert.deepEqual(config, []);
  });

  it("have the secret in nothing that VS Code sees of them", async () => {
    await giveAccess(memory, accessTo());
    const seen = JSON.stringify([await resolve(), await listed(), memory.get("coderAccess.agents.access")]);
    const secret = window.secrets.at(-1) ?? assert.fail("no token");
    assert.ok(!seen.includes(secret.slice(11)));
    assert.ok(!window.onDisk().includes(secret.slice(11)));
  });

  it("speak through the launcher's own streams", async () => {
    await giveAccess(memory, accessTo());
    const child = await start();
    let output = "";
    child.stdout?.on("data", (text) => (output += String(text)));
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize" })}\n`);
    await until(
      () => (output.includes('"id":1') ? true : undefined),
      () => output,
    );
  });

  it("end their token when they end, however they end", async () => {
    await giveAccess(memory, accessTo());
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      const child = await start();
      await until(
        async () => ((await leased()).length === 1 ? true : undefined),
        () => "no token",
      );
      await until(
        () => coder.runs().find(({ pid }) => isAlive(pid)),
        () => "not started",
      );
      child.kill(signal);
      await noneIsLeft();
    }
  });

  it("end with their token", async () => {
    await giveAccess(memory, accessTo());
    await start();
    const { pid, env } = await run();
    await endAccess(window.leases, givenAccess(memory));
    await until(
      () => (isAlive(pid) ? undefined : true),
      () => "it lives",
    );
    assert.ok(!existsSync(env["CODER_CONFIG_DIR"] ?? ""));
    await noneIsLeft();
  });

  it("are no longer offered once the person has ended their token", async () => {
    await giveAccess(memory, accessTo());
    await giveAccess(memory, accessTo({ bundle: "look" }));
    await start();
    await run();
    await window.leases.endAll(true);
    await until(
      () => (givenAccess(memory).length === 1 ? true : undefined),
      () => "it is still given",
    );
    assert.deepEqual(
      givenAccess(memory).map(({ bundle }) => bundle),
      ["look"],
    );
  });

  it("last no longer than the person gave, and aren't offered after that", async () => {
    await giveAccess(memory, accessTo({ until: Date.now() + 3600_000 }));
    await start();
    const { lifetime } = sent();
    assert.ok(Number(lifetime) <= 3600 * 1e9 && Number(lifetime) > 3590 * 1e9, String(lifetime));
    await giveAccess(memory, accessTo({ until: Date.now() - 1 }));
    assert.deepEqual(await listed(), []);
  });

  it("get another token before theirs ends", async () => {
    coderd.settings.maximumLifetime = 3_000;
    await giveAccess(memory, accessTo());
    await start();
    const { pid } = await run();
    await until(
      () => host.executed[0],
      () => "nothing was started again",
    );
    assert.deepEqual(host.executed, [
      {
        command: "workbench.mcp.restartServer",
        args: [`coder-access.coder-access/Coder: Start and Stop a Workspace (${session.deployment.host})`],
      },
    ]);
    await until(
      () => (isAlive(pid) ? undefined : true),
      () => "it lives",
    );
    await noneIsLeft();
  });

  describe("aren't started", () => {
    const refused = async (why: RegExp) => {
      await assert.rejects(resolve(), why);
      assert.match(host.messages.join("\n"), why);
      assert.deepEqual(coder.runs(), []);
      assert.deepEqual(await leased(), []);
    };

    it("when their token can't be created", async () => {
      await giveAccess(memory, accessTo());
      coderd.faults.add(
        { method: "POST", path: "/api/v2/users/*/keys/tokens" },
        { kind: "answer", status: 503 },
      );
      await refused(/./);
    });

    it("for somebody else who has signed in since", async () => {
      await giveAccess(memory, accessTo({ userId: coderd.workspace("alpha").id }));
      await refused(/not signed in/);
      assert.equal(coderd.log.count({ method: "POST" }), 0);
    });

    it("without Coder's command line", async () => {
      await giveAccess(memory, accessTo());
      const path = process.env["PATH"];
      process.env["PATH"] = "relative:";
      try {
        await refused(/isn't installed/);
      } finally {
        process.env["PATH"] = path;
      }
      assert.equal(coderd.log.count({ method: "POST" }), 0);
    });

    it("with one that is too old, or says nothing of itself", async () => {
      await giveAccess(memory, accessTo());
      for (const [version, why] of [
        ["v2.27.9", /too old/],
        ["v0.0.0-devel", /doesn't say/],
      ] as const) {
        const other = fakeCoder("", version);
        await refused(why);
        other.remove();
      }
    });

    it("once they were taken back", async () => {
      await giveAccess(memory, accessTo());
      const [definition] = await listed();
      await takeAccess(memory, givenAccess(memory));
      await assert.rejects(
        Promise.resolve(provider().resolveMcpServerDefinition?.(definition ?? assert.fail(), token)),
        /stopped this access/,
      );
    });
  });
});
