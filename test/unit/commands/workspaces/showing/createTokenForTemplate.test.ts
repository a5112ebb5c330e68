import assert from "node:assert/strict";
import { createTokenForTemplate } from "../../../../../src/commands/workspaces/showing/createTokenForTemplate";
import { lintGrant } from "../../../../../src/core";
import type { TaskStart } from "../../../../../src/drafting/draft/taskStart";
import { Cancelled } from "../../../../../src/platform/errors";
import { TemplateNode } from "../../../../../src/views/workspaces/nodes/templateRow";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { openShowingWindow, type ShowingWindow } from "./showingSupport";

describe("creating a token for a template", () => {
  useVscode();
  let window: ShowingWindow;
  let opened: TaskStart[];
  beforeEach(async () => {
    window = await openShowingWindow();
    opened = [];
  });
  afterEach(() => window.close());
  const openNewToken = (_session: unknown, start: TaskStart) => void opened.push(start);

  it("opens the form from the row of a template, with a grant that the linter has nothing to say about", async () => {
    const row = new TemplateNode({ id: "row", toItem: () => ({}) } as never, window.alpha);
    const { templateId } = window.alpha.workspace;
    const { userId } = window.session.record;
    const { catalog } = await window.tokens.of(window.session).loaded();
    await createTokenForTemplate({ ...window, openNewToken }, row);
    assert.deepEqual(host.shown, [], "there is one thing that it can be for, which is not asked");
    const { recipe, choices } = opened[0]?.task ?? assert.fail();
    assert.equal(recipe.title, "Push a template from CI");
    const built = recipe.grant(userId, choices);
    assert.ok(built.ok);
    assert.ok(built.value.allowList.some(({ type, id }) => type === "template" && id === templateId));
    assert.deepEqual(lintGrant(catalog, built.value, { userId, recipeGrant: built.value }), []);
  });

  it("asks for a workspace where it has no row", async () => {
    host.answer = pressing("alpha");
    await createTokenForTemplate({ ...window, openNewToken }, undefined);
    assert.deepEqual(opened[0]?.task.choices["template"], [window.alpha.workspace.templateId]);
    host.answer = () => undefined;
    await assert.rejects(createTokenForTemplate({ ...window, openNewToken }, undefined), Cancelled);
  });
});
