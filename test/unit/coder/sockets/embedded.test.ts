import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { AgentNotConnected, NotFoundOrForbidden, type Terminal } from "../../../../src/coder";
import { type Coderd, startCoderd } from "../../../coderd";
import { failure } from "../expectError";
import { clientFor, until } from "../testServer";

const idle = (): AbortSignal => new AbortController().signal;

for (const [profile, basePath] of [
  ["2.35.1", undefined],
  ["2.31.0", "/coder"],
] as const) {
  describe(`the embedded server of v${profile}${basePath === undefined ? "" : " below a path"}`, () => {
    let coderd: Coderd;

    before(async () => {
      coderd = await startCoderd({ profile, seed: "demo", ...(basePath === undefined ? {} : { basePath }) });
    });

    after(() => coderd.stop());

    const alice = () => clientFor(coderd.url, {}, coderd.sessionKeyFor("alice"));

    /** A workspace that runs, with a connected agent. */
    async function running(): Promise<{ id: string; agentId: string }> {
      const { workspaces } = await alice().workspaces.list({ query: "owner:me" });
      for (const { id, latestBuild } of workspaces) {
        const agent = latestBuild.agents.find(({ status }) => status === "connected");
        if (latestBuild.status === "running" && agent !== undefined) return { id, agentId: agent.id };
      }
      return assert.fail("no workspace of alice has a connected agent");
    }

    /** Types a command and waits until its output says that it is over. */
    async function run(terminal: Terminal, output: Uint8Array[], command: string): Promise<string> {
      const from = output.length;
      const shown = (): string => Buffer.concat(output.slice(from)).toString("utf8");
      terminal.write(`${command}; echo "do""ne"\r`);
      await until(() => /\bdone\r\n/.test(shown()));
      return shown();
    }

    it("opens a terminal for a token that may do nothing else, and comes back to the same shell", async () => {
      const { id, agentId } = await running();
      const secret = coderd.createToken("alice", {
        scopes: ["workspace:ssh"],
        allowList: [`workspace:${id}`],
      });
      const narrow = clientFor(coderd.url, {}, secret);
      const reconnect = randomUUID();
      const output: Uint8Array[] = [];
      const opening = { agentId, reconnect, columns: 81, rows: 23 };
      const terminal = await narrow.workspaces.openTerminal(opening, (bytes) => output.push(bytes));
      assert.match(await run(terminal, output, "stty size"), /\b23 81\r\n/);
      terminal.resize(120, 40);
      assert.match(await run(terminal, output, "stty size"), /\b40 120\r\n/);
      await run(terminal, output, "HERE=kept");
      terminal.close();
      await terminal.closed;

      const again: Uint8Array[] = [];
      const back = await narrow.workspaces.openTerminal(opening, (bytes) => again.push(bytes));
      assert.match(await run(back, again, "echo [$HERE]"), /\[kept\]\r\n/);
      back.write("exit\r");
      const { code, isSaid } = await back.closed;
      assert.deepEqual([code, isSaid], [1000, true]);
    });

    it("refuses a terminal to a token of something else, and one where no agent is connected", async () => {
      const { agentId } = await running();
      const opening = { agentId, reconnect: randomUUID(), columns: 80, rows: 24 };
      const other = clientFor(coderd.url, {}, coderd.createToken("alice", { scopes: ["template:read"] }));
      await failure(
        other.workspaces.openTerminal(opening, () => undefined),
        NotFoundOrForbidden,
      );
      const none = alice().workspaces.openTerminal({ ...opening, agentId: randomUUID() }, () => undefined);
      await failure(none, NotFoundOrForbidden);
      coderd.loseAgents("alpha");
      try {
        const { latestBuild } = await alice().workspaces.getByName("me", "alpha");
        const [lost] = latestBuild.agents;
        assert.ok(lost);
        const unconnected = { ...opening, agentId: lost.id };
        const error = await failure(
          alice().workspaces.openTerminal(unconnected, () => undefined),
          AgentNotConnected,
        );
        assert.equal(error.state, lost.status);
      } finally {
        coderd.restoreAgents("alpha");
      }
    });

    it("takes a paste of a megabyte without loss", async () => {
      const { agentId } = await running();
      const output: Uint8Array[] = [];
      const opening = { agentId, reconnect: randomUUID(), columns: 80, rows: 24 };
      const terminal = await alice().workspaces.openTerminal(opening, (bytes) => output.push(bytes));
      const shown = (): string => Buffer.concat(output).toString("utf8");
      const line = `${"größe 🦆 ".repeat(10)}\n`;
      const text = line.repeat(Math.ceil((1024 * 1024) / Buffer.byteLength(line)));
      const count = String(Buffer.byteLength(text));
      terminal.write(`stty raw -echo; echo g""o; head -c ${count} | sha256sum; stty sane; echo en""d\r`);
      await until(() => /\bgo\s/.test(shown()));
      terminal.write(text);
      await until(() => /\bend\r\n/.test(shown()));
      assert.ok(shown().includes(createHash("sha256").update(text).digest("hex")));
      terminal.close();
    });

    it("tells what changes in a workspace, and follows its build to the end", async () => {
      const client = alice();
      const { id } = await running();
      const states: string[] = [];
      const controller = new AbortController();
      const watching = (async () => {
        for await (const event of client.workspaces.watch(id, controller.signal)) {
          if (event.type !== "workspace") continue;

          states.push(event.workspace.latestBuild.status);
          if (event.workspace.latestBuild.status === "stopped") break;
        }
      })();
      await until(() => states.length > 0);
      const { id: buildId } = await client.workspaces.build(id, { transition: "stop" });
      const stages = new Set<string>();
      for await (const { stage } of client.workspaces.followBuild(buildId, undefined, idle()))
        stages.add(stage);

      await watching;
      const build = await client.workspaces.getBuild(buildId);
      assert.deepEqual([build.status, build.job.status], ["stopped", "succeeded"]);
      assert.ok(stages.has("Stopping workspace"), [...stages].join());
      assert.equal(states[0], "running");
      assert.deepEqual(states.slice(-1), ["stopped"]);
    });
  });
}
