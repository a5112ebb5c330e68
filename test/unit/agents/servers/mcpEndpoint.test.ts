import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import type { AgentAccess } from "../../../../src/agents/access/agentAccess";
import { giveAccess } from "../../../../src/agents/access/givenAccess";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, type CoderdOptions, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { extensionWithLauncher } from "../../../support/launcher";
import type { MemoryMemento } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import type { LeaseWindow } from "../../leases/leaseWindow";
import { type OfferedAgents, offeredAgents } from "../offeredAgents";

const endpoint = "/api/experimental/mcp/http";
const on = { oauth2Provider: true, mcpEndpoint: true };

type Answer = {
  readonly id: number;
  readonly result?: {
    readonly tools?: readonly { readonly name: string }[];
    readonly instructions?: string;
    readonly content?: readonly { readonly text: string }[];
  };
  readonly error?: { readonly code: number; readonly message: string };
};

/** Where Coder's command line isn't installed, and the deployment offers its own MCP endpoint. */
describe("an MCP server for agents without Coder's command line", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let memory: MemoryMemento;
  let offered: OfferedAgents;
  let started: ChildProcess[];
  let output: string;
  let path: string | undefined;

  before(async function () {
    this.timeout(30_000);
    await extensionWithLauncher();
  });
  const open = async (options: CoderdOptions = {}) => {
    coderd = await startCoderd({ profile: "2.35.1", settings: on, ...options });
    [started, output] = [[], ""];
    offered = await offeredAgents(coderd);
    ({ session, window, memory } = offered);
    path = process.env["PATH"];
    process.env["PATH"] = "relative:";
    await give();
    coderd.log.clear();
  };
  afterEach(async () => {
    process.env["PATH"] = path;
    for (const child of started) child.kill("SIGKILL");
    offered.close();
    await coderd.stop();
  });

  const give = (more: Partial<AgentAccess> = {}) =>
    giveAccess(memory, {
      version: 1,
      deployment: session.deployment.href,
      userId: session.record.userId,
      bundle: "operate",
      target: { id: coderd.workspace("alpha").id, name: "alpha" },
      until: undefined,
      ...more,
    });
  const token = new vscode.CancellationTokenSource().token;
  const resolve = async () => {
    const provider = host.mcpProviders.get("coderAccess.agents") ?? assert.fail("no provider");
    const [definition] = (await provider.provideMcpServerDefinitions(token)) ?? [];
    return (await provider.resolveMcpServerDefinition?.(definition ?? assert.fail(), token)) ?? assert.fail();
  };
  /** Starts it as VS Code does. */
  const start = async (): Promise<ChildProcess> => {
    const { command, args, env } = await resolve();
    const child = spawn(command, args, {
      env: { ...process.env, ...(env as Record<string, string>) },
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    started.push(child);
    return child;
  };
  const said = () =>
    output
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Answer);
  let lastId = 0;
  const say = (child: ChildProcess, message: object): number => {
    const id = ++lastId;
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...message })}\n`);
    return id;
  };
  const answerTo = (id: number) =>
    until(
      () => said().find((answer) => answer.id === id),
      () => output,
    );
  const ask = (child: ChildProcess, method: string, params = {}) => answerTo(say(child, { method, params }));
  const begin = async (): Promise<ChildProcess> => {
    const child = await start();
    await ask(child, "initialize", { protocolVersion: "2025-06-18", capabilities: {} });
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })}\n`);
    return child;
  };
  const call = (child: ChildProcess, name: string, given = {}) =>
    ask(child, "tools/call", { name, arguments: given });
  const asked = () => coderd.log.entries.filter((entry) => entry.path.startsWith("/api/experimental"));
  const leased = async () =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );
  const noneIsLeft = () =>
    until(
      async () => ((await leased()).length === 0 ? true : undefined),
      () => "a token is left",
    );
  const hasEnded = (child: ChildProcess) =>
    until(
      () => (child.exitCode !== null || child.signalCode !== null ? true : undefined),
      () => "it lives",
    );

  for (const profile of ["2.35.1", "2.36", "2.38"] as const) {
    it(`uses the endpoint of ${profile} with its token, and nothing else`, async () => {
      await open({ profile });
      const child = await begin();
      const { id } = coderd.workspace("alpha");
      const { result } = await call(child, "coder_get_workspace", { workspace_id: id });
      assert.match(result?.content?.[0]?.text ?? "", /"name":"alpha"/);
      const [lease] = await leased();
      const bridged = asked().filter(({ keyId }) => keyId === lease?.id);
      assert.deepEqual(
        bridged.map(({ body }) => (JSON.parse(body) as { method: string }).method),
        ["initialize", "notifications/initialized", "tools/call"],
      );
      const headers = bridged.at(-1)?.headers ?? {};
      assert.equal(headers["coder-session-token"], window.secrets.at(-1));
      assert.equal(headers["mcp-protocol-version"], "2025-06-18");
      assert.equal(headers["mcp-session-id"] !== undefined, profile !== "2.38");
    });
  }

  it("shows an agent only the tools of what it was given, and tells it what it has", async () => {
    await open();
    const child = await start();
    const first = await ask(child, "initialize", { protocolVersion: "2025-06-18" });
    assert.match(first.result?.instructions ?? "", /"alpha", ID .*can't be listed/);
    const { result } = await ask(child, "tools/list");
    assert.deepEqual(
      result?.tools?.map(({ name }) => name),
      ["coder_get_workspace", "coder_get_workspace_build_logs", "coder_create_workspace_build"],
    );
  });

  it("passes on no other tool, and nothing else that the endpoint has", async () => {
    await open();
    const child = await begin();
    const other = await call(child, "coder_delete_template", { template_id: "x" });
    assert.match(other.error?.message ?? "", /not part of this access/);
    assert.equal((await ask(child, "resources/list")).error?.code, -32601);
    child.stdin?.write("[]\nno message\n");
    await until(
      () => (said().filter(({ error }) => error?.code === -32600).length === 2 ? true : undefined),
      () => output,
    );
    const methods = asked().map(({ body }) => (JSON.parse(body) as { method: string }).method);
    assert.deepEqual(new Set(methods), new Set(["initialize", "notifications/initialized"]));
  });

  it("tells an agent what its token may not do, as the deployment does", async () => {
    await open();
    const child = await begin();
    const { id } = coderd.workspace("beta");
    const { error } = await call(child, "coder_get_workspace", { workspace_id: id });
    assert.match(error?.message ?? "", /unexpected status code 40[34]: /);
  });

  it("has no secret in what VS Code sees of it", async () => {
    await open();
    const seen = JSON.stringify(await resolve());
    const secret = window.secrets.at(-1) ?? assert.fail("no token");
    assert.ok(!seen.includes(secret.slice(11)));
    assert.ok(!window.onDisk().includes(secret.slice(11)));
  });

  it("ends its token when it ends, however it ends", async () => {
    await open();
    for (const how of ["SIGTERM", "SIGKILL", "its input"] as const) {
      const child = await begin();
      assert.equal((await leased()).length, 1);
      if (how === "its input") child.stdin?.end();
      else child.kill(how);
      await hasEnded(child);
      await noneIsLeft();
    }
  });

  it("ends with its token", async () => {
    await open();
    const child = await begin();
    await window.leases.endAll(true);
    await hasEnded(child);
    await noneIsLeft();
  });

  it("follows no redirect", async () => {
    await open();
    const other = await startCoderd({ settings: on });
    const child = await begin();
    coderd.faults.add(
      { method: "POST", path: endpoint },
      { kind: "redirect", to: `${other.url}${endpoint}`, status: 307 },
    );
    const { error } = await call(child, "coder_get_workspace", { workspace_id: "alpha" });
    assert.equal(error?.code, -32603);
    assert.equal(other.log.entries.length, 0);
    await other.stop();
  });

  it("answers a refused token with words that lead to no sign-in, and asks nobody for one", async () => {
    await open();
    const child = await begin();
    const [lease] = await leased();
    coderd.store.keys.remove(coderd.store.keys.get(lease?.id ?? "") ?? assert.fail());
    coderd.log.clear();
    const { error } = await call(child, "coder_get_workspace", { workspace_id: "alpha" });
    assert.match(error?.message ?? "", /access to Coder has ended\. Don't sign in/);
    assert.doesNotMatch(error?.message ?? "", /login|oauth|well-known/i);
    assert.deepEqual(
      coderd.log.entries.map((entry) => entry.path).filter((each) => /well-known|oauth/.test(each)),
      [],
    );
  });

  it("gives up what an agent cancels, and waits for no more than a few at once", async () => {
    await open();
    const child = await begin();
    coderd.faults.add({ method: "POST", path: endpoint }, { kind: "hang" });
    const params = { name: "coder_get_workspace", arguments: {} };
    const ids = Array.from({ length: 17 }, () => say(child, { method: "tools/call", params }));
    const { error } = await answerTo(ids.at(-1) ?? 0);
    assert.match(error?.message ?? "", /More than 16 requests/);
    // Whatever has not arrived yet would be answered below.
    const hanging = () =>
      coderd.log.find({ method: "POST", path: endpoint }).filter(({ body }) => body.includes("tools/call"))
        .length;
    await until(
      () => (hanging() === 16 ? true : undefined),
      () => `${hanging()} requests have arrived`,
    );
    for (const requestId of ids)
      say(child, { id: undefined, method: "notifications/cancelled", params: { requestId } });
    coderd.faults.clear();
    const { result } = await call(child, "coder_get_workspace", { workspace_id: "alpha" });
    assert.ok(result);
    assert.equal(said().filter(({ id }) => ids.includes(id)).length, 1);
  });

  describe("isn't started", () => {
    const refused = async () => {
      await assert.rejects(resolve(), /isn't installed/);
      assert.deepEqual(await leased(), []);
    };

    it("where the deployment has no endpoint", async () => {
      await open({ settings: {} });
      await refused();
    });

    it("where only half of it is on", async () => {
      await open({ settings: { ...on, oauth2Provider: false } });
      await refused();
    });

    it("where v2.38 has its OAuth2 provider off", async () => {
      await open({ profile: "2.38", settings: { ...on, oauth2Provider: false } });
      await refused();
    });
  });
});
