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
    host.answer = () => undefined;
    await assert.rejects(createTokenForTemplate({ ...window, openNewToken }, row), Cancelled);
    const choices = host.shown[0]?.choices ?? [];
    assert.ok(choices.includes("Push a template from CI"));
    for (const choice of choices) {
      host.answer = pressing(choice);
      await createTokenForTemplate({ ...window, openNewToken }, row);
      const { recipe, choices: chosen } = opened.pop()?.task ?? assert.fail();
      const built = recipe.grant(userId, chosen);
      assert.ok(built.ok, choice);
      assert.ok(
        built.value.allowList.some(({ type, id }) => type === "template" && id === templateId),
        choice,
      );
      assert.deepEqual(lintGrant(catalog, built.value, { userId, recipeGrant: built.value }), [], choice);
    }
  });

  it("offers nothing that is about a workspace, and asks for one where it has no row", async () => {
    host.answer = pressing("alpha", "Push a template from CI");
    await createTokenForTemplate({ ...window, openNewToken }, undefined);
    assert.deepEqual(opened[0]?.task.choices["template"], [window.alpha.workspace.templateId]);
    assert.ok(!host.shown.at(-1)?.choices.includes("Start and stop a workspace"));
  });
});
