import assert from "node:assert/strict";
import * as vscode from "vscode";
import manifest from "../../package.json";
import type { AgentAccess } from "../../src/agents/access/agentAccess";
import { giveAccess } from "../../src/agents/access/givenAccess";
import { offerAgentServers } from "../../src/agents/offerAgents";
import { ErrorDoor } from "../../src/platform/errors";
import type { KnownSessions, SignedIn } from "../../src/session/sessionState";
import { type Coderd, startCoderd } from "../coderd";
import { until } from "../host/until";
import { type FakeCoder, fakeCoder } from "../support/fakeCoder";
import { MemoryMemento } from "../support/memory";
import { signedInAt } from "../support/signedIn";
import { LeaseWindow } from "../unit/leases/leaseWindow";

const extensionId = `${manifest.publisher}.${manifest.name}`;

describe("MCP servers for agents in VS Code", function () {
  if (process.platform === "win32") return;
  this.timeout(60_000);
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let coder: FakeCoder;
  let offered: vscode.Disposable;

  before(async () => {
    const extension = vscode.extensions.getExtension(extensionId) ?? assert.fail();
    await extension.activate();
    coderd = await startCoderd({ profile: "2.35.1" });
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    coder = fakeCoder();
    const memory = new MemoryMemento();
    // The extension's own way there, with a state and a session of this test.
    const sessions: KnownSessions = {
      current: session,
      all: [session],
      fault: undefined,
      at: (href) => (href === session.deployment.href ? session : undefined),
    };
    offered = offerAgentServers({
      context: { globalState: memory as never, extensionUri: extension.extensionUri, extension },
      errors: new ErrorDoor(window.log),
      services: () => Promise.resolve({ sessions, leases: window.leases, memory: memory as never }),
    });
    const access: AgentAccess = {
      version: 1,
      deployment: session.deployment.href,
      userId: session.record.userId,
      bundle: "operate",
      target: { id: coderd.workspace("alpha").id, name: "alpha" },
      until: undefined,
    };
    await giveAccess(memory, access);
  });
  after(async () => {
    offered.dispose();
    coder.remove();
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  const server = () => `${extensionId}/Coder: Start and Stop a Workspace (${session.deployment.host})`;
  const leased = async () =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );

  it("are started by VS Code with a token in the environment of their process alone", async () => {
    const run = await until(
      async () => {
        // VS Code hears of the servers a moment later.
        if (coder.runs().length === 0)
          await vscode.commands.executeCommand("workbench.mcp.startServer", server());
        return coder.runs()[0];
      },
      () => "the server was not started",
    );
    assert.deepEqual(run.args.slice(0, 3), ["exp", "mcp", "server"]);
    assert.equal(run.env["CODER_URL"], session.deployment.href);
    assert.equal(run.env["CODER_SESSION_TOKEN"], window.secrets.at(-1));
    assert.deepEqual(run.config, []);
    assert.equal((await leased()).length, 1);
  });

  it("leave no token when VS Code stops them", async () => {
    await vscode.commands.executeCommand("workbench.mcp.stopServer", server());
    await until(
      async () => ((await leased()).length === 0 ? true : undefined),
      () => "a token is left",
    );
  });
});
