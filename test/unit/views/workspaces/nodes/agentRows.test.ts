import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { AgentMetadata } from "../../../../../src/coder/api/workspaces";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import type { TreeNode } from "../../../../../src/views/tree/treeNode";
import { agentRows, type AgentSources } from "../../../../../src/views/workspaces/nodes/agentRows";
import { useVscode } from "../../../../support/vscode/host";
import { agent, app, noon, workspace } from "../../../workspaces/workspaceSupport";
import { sessionAt } from "../../pictureSupport";

describe("the rows of a workspace's agents", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const parent = {
    id: "alpha",
    toItem: () => new vscode.TreeItem("alpha"),
    tooltip: () => undefined,
    parent: undefined,
  };
  const sources = (more: Partial<AgentSources> = {}): AgentSources => ({
    ports: () => Promise.resolve([]),
    metadata: () => Promise.resolve([]),
    leave: () => undefined,
    explain: (error) => (error as Error).message,
    ...more,
  });
  const rows = (agents: Parameters<typeof agent>[0][], more?: Partial<AgentSources>) =>
    agentRows(
      parent,
      new ListedWorkspace(workspace("alpha", { agents: agents.map((one) => agent(one)) }), session, noon),
      sources(more),
    );
  const below = async (node: TreeNode | undefined) => [...((await node?.children?.()) ?? [])];
  const labels = async (node: TreeNode | undefined) => (await below(node)).map((one) => one.toItem().label);
  const named = async (node: TreeNode | undefined, label: string) => {
    const found = (await below(node)).find((one) => one.toItem().label === label);
    assert.ok(found, label);
    return found;
  };

  it("say how each is, with those of containers below the agent that started them", async () => {
    const all = rows([{ name: "main" }, { name: "box", parentId: "main-agent-id", status: "disconnected" }]);
    assert.deepEqual(
      all.map((node) => node.toItem().label),
      ["main"],
    );
    const item = all[0]?.toItem();
    assert.match(String(item?.description), / · linux\/amd64$/);
    assert.equal(item?.contextValue, "agent+connected");
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.deepEqual(await labels(all[0]), ["box", "Ports", "Status"]);
    const box = await named(all[0], "box");
    assert.equal(box.toItem().contextValue, "agent");
    assert.deepEqual(await labels(box), []);
  });

  it("show apps but hidden ones, and open only those that have a page", async () => {
    const apps = [
      app("web", { displayName: "Web", health: "unhealthy" }),
      app("top", { command: "top" }),
      app("x", { hidden: true }),
    ];
    const [main] = rows([{ apps }]);
    assert.deepEqual(await labels(main), ["Web", "top", "Ports", "Status"]);
    const web = (await named(main, "Web")).toItem();
    assert.deepEqual(
      [web.description, web.command?.command],
      ["app · unhealthy", "coderAccess.workspaces.openApp"],
    );
    const top = (await named(main, "top")).toItem();
    assert.deepEqual([top.description, top.command, top.contextValue], ["command", undefined, "app+command"]);
  });

  it("show ports that something listens on, none, or why they are not known", async () => {
    const port = { port: 8080, network: "tcp", processName: "node" };
    const [main] = rows([{}], { ports: () => Promise.resolve([port]) });
    const item = (await named(await named(main, "Ports"), "8080")).toItem();
    assert.deepEqual([item.description, item.command?.command], ["node", "coderAccess.workspaces.openPort"]);
    assert.deepEqual(await labels(await named(rows([{}])[0], "Ports")), ["No listening ports."]);
    const [failing] = rows([{}], { ports: () => Promise.reject(new Error("no answer")) });
    assert.deepEqual(await labels(await named(failing, "Ports")), ["no answer"]);
  });

  it("show what the agent tells of itself by its first line, and stop asking when it is closed", async () => {
    const left: string[] = [];
    const metadata = [
      { key: "cpu", displayName: "CPU", value: "3%\nmore", error: "" },
      { key: "disk", displayName: "", value: "old", error: "no disk" },
    ] as unknown as readonly AgentMetadata[];
    const [main] = rows([{}], {
      metadata: () => Promise.resolve(metadata),
      leave: ({ id }) => void left.push(id),
    });
    const status = await named(main, "Status");
    assert.deepEqual(
      (await below(status)).map((node) => [node.toItem().label, node.toItem().description]),
      [
        ["CPU", "3%"],
        ["disk", "no disk"],
      ],
    );
    status.closed?.();
    assert.deepEqual(left, ["main-agent-id"]);
    const [silent] = rows([{}], { metadata: () => Promise.resolve(undefined) });
    assert.deepEqual(await labels(await named(silent, "Status")), [
      "The agent hasn't reported anything yet.",
    ]);
  });
});
