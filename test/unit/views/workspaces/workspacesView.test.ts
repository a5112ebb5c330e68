import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { TreeItem } from "vscode";
import type { TreeNode } from "../../../../src/views/tree/treeNode";
import { WorkspacesView } from "../../../../src/views/workspaces/workspacesView";
import { usualRhythm } from "../../../../src/workspaces/list/rhythm";
import { WorkspaceStores } from "../../../../src/workspaces/list/workspaceStores";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commands/commandSupport";

const rhythm = {
  ...usualRhythm,
  fast: 30,
  slower: [{ after: 0, every: 100 }],
  perPage: 1,
  failing: 100,
};

describe("the Workspaces view", () => {
  useVscode();
  let window: CommandWindow;
  let stores: WorkspaceStores;
  let view: WorkspacesView;

  afterEach(async () => {
    view.dispose();
    stores.dispose();
    await window.close();
  });

  async function open(username = "alice"): Promise<void> {
    window = await openCommandWindow(username);
    const { sessions, listed, errors } = window;
    stores = new WorkspaceStores(sessions, memoryLog(), rhythm);
    view = new WorkspacesView(errors, () => Promise.resolve({ sessions, stores, tokens: listed }));
  }
  const tree = () => {
    const [shown] = host.trees;
    assert.ok(shown);
    return shown;
  };
  const face = () => host.contextKeys.get("coderAccess.workspaces");
  const childrenOf = (node?: TreeNode) => view.getChildren(node);
  const text = (label: TreeItem["label"]) => (typeof label === "string" ? label : "");
  const labelOf = (node: TreeNode) => text(node.toItem().label);
  const labels = async (node?: TreeNode) => (await childrenOf(node)).map(labelOf);
  /** The rows of the workspaces that are listed, whatever group they are in. */
  async function workspaces(): Promise<TreeNode[]> {
    const rows: TreeNode[] = [];
    for (const node of await childrenOf()) {
      const isGroup = node.toItem().contextValue === "group";
      rows.push(...(isGroup && labelOf(node) !== "Other users" ? await childrenOf(node) : [node]));
    }
    return rows;
  }
  async function named(label: string, among: Promise<readonly TreeNode[]>): Promise<TreeNode> {
    const all = await among;
    const found = all.find((node) => labelOf(node) === label);
    assert.ok(found, `${label} is not among ${all.map(labelOf).join(", ")}`);
    return found;
  }
  const row = (label: string, below?: TreeNode) => named(label, below ? childrenOf(below) : workspaces());
  const wait = (holds: () => boolean | Promise<boolean>, what: string) =>
    until(
      async () => ((await holds()) ? true : undefined),
      () => what,
      5_000,
    );
  const loaded = () => wait(() => face() === "data", "Nothing was shown.");
  const words = (item: TreeItem) => String(item.description);

  it("shows the person's own, favorites first, with their states in words", async () => {
    await open();
    await loaded();
    assert.deepEqual(await labels(), ["Mine", "Shared with me"]);
    const [first, ...others] = (await childrenOf(await named("Mine", childrenOf()))).map((node) =>
      node.toItem(),
    );
    assert.equal(first?.label, "★ alpha");
    assert.match(words(first), /^running · /);
    assert.equal(first.accessibilityInformation?.label, ["alpha", ...words(first).split(" · ")].join(", "));
    const said = new Map(others.map((item) => [text(item.label), words(item)]));
    assert.match(said.get("beta") ?? "", /^stopped · /);
    assert.match(said.get("gripper-sim") ?? "", /^failed to start · /);
    assert.match(said.get("cad-viewer") ?? "", /^agent didn't connect · /);
    assert.match(said.get("old-firmware") ?? "", /^stopped · dormant · /);
    assert.match(said.get("arm-controller") ?? "", /^running · outdated · stops in 1 hour · /);
  });

  it("says what can be done with each by tags that menus match", async () => {
    await open();
    await loaded();
    const tags = async (label: string) => ((await row(label)).toItem().contextValue ?? "").split("+");
    assert.ok((await tags("★ alpha")).includes("canStop") && !(await tags("★ alpha")).includes("canStart"));
    assert.ok((await tags("beta")).includes("canStart") && !(await tags("beta")).includes("canStop"));
    assert.ok((await tags("old-firmware")).includes("canWake"));
    assert.ok(!(await tags("old-firmware")).includes("canCreateToken"));
  });

  it("follows what happens while it is in sight, and asks nothing once it is not", async () => {
    await open();
    await loaded();
    const { session, coderd } = window;
    await session.client.workspaces.build(coderd.workspace("beta").id, { transition: "start" });
    await wait(
      async () => words((await row("beta")).toItem()).startsWith("start"),
      "It was not seen to start.",
    );
    coderd.clock.advance(60_000);
    await wait(
      async () => words((await row("beta")).toItem()).startsWith("running"),
      "It was not seen to run.",
    );
    tree().show(false);
    await delay(60);
    coderd.log.clear();
    await delay(500);
    assert.equal(coderd.log.count(), 0);
    tree().show(true);
    await wait(() => coderd.log.count({ path: "/api/v2/workspaces" }) > 0, "It was not read again.");
  });

  it("keeps the last good list under an error, and says of when it is", async () => {
    await open();
    await loaded();
    window.coderd.faults.add(
      { path: "/api/v2/workspaces" },
      { kind: "answer", status: 500, body: { message: "No." } },
    );
    await wait(() => tree().view.message !== "", "Nothing was said.");
    assert.match(tree().view.message ?? "", /Showing the list from/);
    await row("beta");
    assert.equal(face(), "data");
  });

  it("tells an error, an ended session and nothing at all apart, each with what helps", async () => {
    await open("alice");
    await loaded();
    view.dispose();
    stores.dispose();
    const { coderd, sessions, listed, errors } = window;
    coderd.faults.add(
      { path: "/api/v2/workspaces" },
      { kind: "answer", status: 500, body: { message: "No." } },
    );
    host.trees.length = 0;
    stores = new WorkspaceStores(sessions, memoryLog(), rhythm);
    view = new WorkspacesView(errors, () => Promise.resolve({ sessions, stores, tokens: listed }));
    await wait(() => face() === "error", "No error was shown.");
    assert.deepEqual(await labels(), ["Try again"]);
    coderd.faults.clear();
    coderd.faults.add(
      { path: "/api/v2/workspaces" },
      { kind: "answer", status: 401, body: { message: "No session." } },
    );
    await wait(() => face() === "refused", "It was not said that the session has ended.");
    assert.deepEqual(await labels(), ["Sign in again"]);
  });

  it("is empty, with what makes a workspace, for whom there is none", async () => {
    await open("alice");
    const { coderd } = window;
    coderd.store.workspaces.clear();
    await wait(() => face() === "empty", "It did not become empty.");
    assert.deepEqual(await labels(), []);
    assert.equal(tree().view.message, "");
  });

  it("filters by plain words at once and by the server's terms, and says how many are left", async () => {
    await open();
    await loaded();
    await view.filterBy("stopped");
    const found = await workspaces();
    assert.ok(found.map(labelOf).includes("beta") && !found.map(labelOf).includes("★ alpha"));
    assert.ok(found.every((node) => words(node.toItem()).startsWith("stopped")));
    assert.equal(tree().view.message, `${found.length} workspaces match "stopped".`);
    await view.filterBy("name:alpha running");
    assert.deepEqual(await labels(), ["★ alpha"]);
    assert.equal(window.coderd.log.last({ path: "/api/v2/workspaces" }).query["q"], "name:alpha");
    await view.filterBy("bogus:1");
    assert.match(tree().view.message ?? "", /bogus/);
    assert.deepEqual(await labels(), ["Try again"]);
    await view.filterBy("");
    assert.ok((await workspaces()).length > found.length);
  });

  it("groups those of others for whom a role shows them, and reads them while their row is open", async () => {
    await open("olive");
    await loaded();
    assert.deepEqual(await labels(), ["Mine", "Other users"]);
    assert.ok((await labels(await named("Mine", childrenOf()))).includes("build-farm"));
    const asked = () =>
      window.coderd.log.find({ path: "/api/v2/workspaces" }).map(({ query }) => query["q"] ?? "");
    assert.ok(asked().every((query) => /^(owner:me$|id:|shared_with_user:)/.test(query)));
    const others = () => named("Other users", childrenOf());
    await childrenOf(await others());
    await wait(async () => (await labels(await others())).includes("bob/gamma"), "They were not read.");
    tree().collapse(await others());
    await wait(async () => (await others()).toItem().description === undefined, "They were read for ever.");
  });

  it("shows agents, and below them what they offer, asked when it is opened", async () => {
    await open();
    await loaded();
    const alpha = await row("★ alpha");
    const [agent, ...rest] = await childrenOf(alpha);
    assert.ok(agent);
    assert.equal(agent.toItem().contextValue, "agent+connected");
    assert.deepEqual(
      rest.map((node) => node.toItem().label),
      ["Template", "Tokens"],
    );
    const ports = () => window.coderd.log.count({ path: "/api/v2/workspaceagents/*/listening-ports" });
    const below = await labels(agent);
    assert.deepEqual(below.slice(-2), ["Ports", "Status"]);
    assert.equal(ports(), 0);
    await childrenOf(await row("Ports", agent));
    await childrenOf(await row("Ports", agent));
    assert.equal(ports(), 1);
    assert.deepEqual(await labels(await row("beta")), ["Template", "Tokens"]);
  });

  it("shows the tokens that can touch a workspace, and how", async () => {
    await open();
    await loaded();
    const { coderd } = window;
    const { id } = coderd.workspace("beta");
    coderd.createToken("alice", {
      name: "only-beta",
      scopes: ["workspace:read", "workspace:start"],
      allowList: [`workspace:${id}`, "template:*"],
    });
    coderd.createToken("alice", { name: "all-of-it" });
    await window.tokens.refresh("asked");
    const tokensOf = async (label: string) => {
      const found = await childrenOf(await row("Tokens", await row(label)));
      return new Map(found.map((node) => [labelOf(node), words(node.toItem())]));
    };
    const ofBeta = await tokensOf("beta");
    assert.match(ofBeta.get("only-beta") ?? "", /^read, start · expires /);
    assert.match(ofBeta.get("all-of-it") ?? "", /^everything · /);
    assert.ok(!(await tokensOf("★ alpha")).has("only-beta"));
  });

  it("selects a workspace that is meant, and takes the filter away that hides it", async () => {
    await open();
    await loaded();
    await view.filterBy("gripper");
    const revealed: TreeNode[] = [];
    Object.assign(tree().view, { reveal: (node: TreeNode) => Promise.resolve(void revealed.push(node)) });
    await view.reveal(`${window.session.deployment.href} ${window.coderd.workspace("beta").id}`);
    assert.deepEqual([revealed.map(labelOf), view.filter], [["beta"], ""]);
  });

  it("says only what is being done with a workspace while something is", async () => {
    await open();
    await loaded();
    const { id } =
      stores.of(window.session).current.last?.workspaces.find(({ name }) => name === "beta") ?? {};
    const busy = view.markBusy([`${window.session.deployment.href} ${id ?? ""}`], "starting…");
    await wait(async () => words((await row("beta")).toItem()) === "starting…", "It was not said.");
    busy.dispose();
    await wait(
      async () => words((await row("beta")).toItem()).startsWith("stopped"),
      "It was said for ever.",
    );
  });
});
