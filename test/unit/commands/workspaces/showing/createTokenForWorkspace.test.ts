import assert from "node:assert/strict";
import { createTokenForWorkspace } from "../../../../../src/commands/workspaces/showing/createTokenForWorkspace";
import { lintGrant } from "../../../../../src/core";
import type { TaskStart } from "../../../../../src/drafting/draft/taskStart";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { agent, app } from "../../../workspaces/workspaceSupport";
import { openShowingWindow, type ShowingWindow } from "./showingSupport";

describe("creating a token for a workspace", () => {
  useVscode();
  let window: ShowingWindow;
  beforeEach(async () => {
    window = await openShowingWindow();
  });
  afterEach(() => window.close());

  it("opens the form with what the token is for, and a grant that the linter has nothing to say about", async () => {
    const opened: TaskStart[] = [];
    const openNewToken = (_session: unknown, start: TaskStart) => void opened.push(start);
    host.answer = pressing("Start and stop a workspace");
    await createTokenForWorkspace({ ...window, openNewToken }, { listed: window.alpha });
    const [start] = opened;
    assert.ok(start);
    assert.deepEqual(start.task.choices, { workspace: [window.alpha.workspace.id] });
    const { userId } = window.session.record;
    const built = start.task.recipe.grant(userId, start.task.choices);
    assert.ok(built.ok);
    assert.ok(
      built.value.allowList.some(({ type, id }) => type === "workspace" && id === window.alpha.workspace.id),
    );
    const { catalog } = await window.tokens.of(window.session).loaded();
    assert.deepEqual(lintGrant(catalog, built.value, { userId, recipeGrant: built.value }), []);
  });

  it("offers only recipes that are about one workspace, and takes that for apps from an app", async () => {
    const opened: TaskStart[] = [];
    const openNewToken = (_session: unknown, start: TaskStart) => void opened.push(start);
    await assert.rejects(createTokenForWorkspace({ ...window, openNewToken }, { listed: window.alpha }));
    assert.ok(!host.shown[0]?.choices.includes("Watch workspaces"));
    await createTokenForWorkspace(
      { ...window, openNewToken },
      { about: { listed: window.alpha, agent: agent(), app: app("web") } },
    );
    assert.equal(opened[0]?.task.recipe.id, "apps");
    assert.equal(host.shown.length, 1, "nothing was asked");
  });
});
