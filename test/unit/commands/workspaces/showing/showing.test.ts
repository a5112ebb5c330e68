import assert from "node:assert/strict";
import {
  copyWorkspaceId,
  copyWorkspaceName,
} from "../../../../../src/commands/workspaces/showing/copyWorkspace";
import { createTokenForWorkspace } from "../../../../../src/commands/workspaces/showing/createTokenForWorkspace";
import {
  clearWorkspaceFilter,
  filterWorkspaces,
} from "../../../../../src/commands/workspaces/showing/filterWorkspaces";
import { refreshWorkspaces } from "../../../../../src/commands/workspaces/showing/refreshWorkspaces";
import { showMoreWorkspaces } from "../../../../../src/commands/workspaces/showing/showMoreWorkspaces";
import { showWorkspace } from "../../../../../src/commands/workspaces/showing/showWorkspace";
import { lintGrant } from "../../../../../src/core";
import type { TaskStart } from "../../../../../src/drafting/draft/taskStart";
import type { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import { ListedWorkspaces } from "../../../../../src/presentation/workspace/listedWorkspaces";
import { TokenNode } from "../../../../../src/views/tokens/nodes/tokenNode";
import { MoreNode } from "../../../../../src/views/tree/moreNode";
import { PartNode } from "../../../../../src/views/tree/partNode";
import { WorkspaceStores } from "../../../../../src/workspaces/list/workspaceStores";
import { memoryLog } from "../../../../support/memory";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { agent, app } from "../../../workspaces/workspaceSupport";
import { type CommandWindow, listedAt, openCommandWindow, sessionsOf } from "../../commandSupport";

describe("commands that show workspaces", () => {
  useVscode();
  let window: CommandWindow;
  let stores: WorkspaceStores;
  let workspaces: ListedWorkspaces;
  let alpha: ListedWorkspace;

  beforeEach(async () => {
    window = await openCommandWindow();
    stores = new WorkspaceStores(window.sessions, memoryLog());
    workspaces = new ListedWorkspaces(stores);
    const found = (await workspaces.of(window.session)).find(({ name }) => name === "alpha");
    assert.ok(found);
    alpha = found;
  });
  afterEach(async () => {
    stores.dispose();
    await window.close();
  });
  const services = () => ({ sessions: window.sessions, workspaces, tokens: window.tokens });

  it("copy a name and an ID", async () => {
    await copyWorkspaceName(services(), { listed: alpha });
    assert.equal(host.clipboard, "alpha");
    await copyWorkspaceId(services(), { listed: alpha });
    assert.equal(host.clipboard, alpha.workspace.id);
  });

  it("open the form with what the token is for, and a grant that the linter has nothing to say about", async () => {
    const opened: TaskStart[] = [];
    const openNewToken = (_session: unknown, start: TaskStart) => void opened.push(start);
    host.answer = pressing("Start and stop a workspace");
    await createTokenForWorkspace({ ...services(), openNewToken }, { listed: alpha });
    const [start] = opened;
    assert.ok(start);
    assert.deepEqual(start.task.choices, { workspace: [alpha.workspace.id] });
    const { userId } = window.session.record;
    const built = start.task.recipe.grant(userId, start.task.choices);
    assert.ok(built.ok);
    assert.ok(
      built.value.allowList.some(({ type, id }) => type === "workspace" && id === alpha.workspace.id),
    );
    const { catalog } = await window.tokens.of(window.session).loaded();
    assert.deepEqual(lintGrant(catalog, built.value, { userId, recipeGrant: built.value }), []);
  });

  it("offer only recipes that are about one workspace, and take that for apps from an app", async () => {
    const opened: TaskStart[] = [];
    const openNewToken = (_session: unknown, start: TaskStart) => void opened.push(start);
    await assert.rejects(createTokenForWorkspace({ ...services(), openNewToken }, { listed: alpha }));
    assert.ok(!host.shown[0]?.choices.includes("Watch workspaces"));
    await createTokenForWorkspace(
      { ...services(), openNewToken },
      { about: { listed: alpha, agent: agent(), app: app("web") } },
    );
    assert.equal(opened[0]?.task.recipe.id, "apps");
    assert.equal(host.shown.length, 1, "nothing was asked");
  });

  it("read everything anew when it is asked for", async () => {
    window.coderd.log.clear();
    let looks = 0;
    const workspacesView = { lookAgain: () => Promise.resolve(void (looks += 1)) };
    const { session } = window;
    const sessions = { ...sessionsOf(session), restore: () => Promise.resolve() };
    await refreshWorkspaces({ sessions, workspaceLists: stores, workspacesView });
    assert.equal(window.coderd.log.count({ path: "/api/v2/workspaces" }), 1);
    assert.equal(looks, 1);
  });

  it("go from what a token reaches to its workspace, and say when that is not listed", async () => {
    const revealed: string[] = [];
    const workspacesView = { reveal: (id: string) => Promise.resolve(void revealed.push(id)) };
    const [listed] = listedAt(window.session, ["ci"]);
    assert.ok(listed);
    const part = { name: "w", label: "alpha", icon: "vm", tags: "resource+workspace" };
    const rowOf = (resourceId: string) =>
      new PartNode(new TokenNode(listed, undefined), { ...part, resourceId }, "");
    await showWorkspace({ ...services(), workspacesView }, rowOf(alpha.workspace.id));
    assert.deepEqual(revealed, [alpha.id]);
    assert.equal(host.executed.at(-1)?.command, "coderAccess.workspaces.focus");
    await assert.rejects(showWorkspace({ ...services(), workspacesView }, rowOf("gone")), /isn't among/);
  });

  it("narrow the view while it is typed, and leave it as it was on Escape", async () => {
    const filters: string[] = [];
    const workspacesView = {
      filter: "before",
      filterBy: (text: string) => Promise.resolve(void filters.push(text)),
      showMore: (list: string) => Promise.resolve(void filters.push(`more of ${list}`)),
      reveal: () => Promise.resolve(),
      lookAgain: () => Promise.resolve(),
      markBusy: () => ({ dispose: () => undefined }),
    };
    const asking = filterWorkspaces({ workspacesView });
    const [box] = host.inputs;
    assert.ok(box);
    assert.equal(box.value, "before");
    box.hide();
    await asking;
    assert.deepEqual(filters, ["before"]);
    await clearWorkspaceFilter({ workspacesView });
    assert.equal(filters.at(-1), "");
    await showMoreWorkspaces({ workspacesView }, new MoreNode("the list", 1, 1, undefined));
    assert.equal(filters.at(-1), "more of the list");
  });
});
