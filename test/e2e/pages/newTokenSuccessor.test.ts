import assert from "node:assert/strict";
import { filledCheck, filledDraft, setup, someChanges, succession } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

describe("the New Token page for a token in place of another", () => {
  const panels = usePanels();
  const draft = { ...filledDraft, name: "ci-alpha-2" };

  async function begun(how: "change" | "rotate"): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    const changes = how === "change" ? someChanges : { added: [], removed: [] };
    await panel.tell(
      { type: "begin", setup: { ...setup, succession: succession(how) }, draft },
      { type: "checked", check: { ...filledCheck, changes } },
    );
    return panel;
  }
  const chosen = ({ page }: NewTokenPage) => page.locator("input[name=ending]:checked").inputValue();

  it("says in its title and its button what happens, by the names of both", async () => {
    const panel = await begun("change");
    await panel.page.getByRole("heading", { name: "Change ci-alpha" }).waitFor();
    await panel.page.getByText("A token can't be edited. ci-alpha-2 takes its place.").waitFor();
    await panel.page.getByRole("textbox", { name: "Name" }).fill("ci-beta");
    await panel.page.getByText("ci-beta takes its place.").waitFor();
    await panel.page.getByRole("button", { name: "Create ci-beta" }).waitFor();
  });

  it("lists what the new one may do beside and no longer, in words and by code", async () => {
    const panel = await begun("change");
    const list = panel.page.getByRole("list", { name: "Changes" }).getByRole("listitem");
    assert.deepEqual(await list.allInnerTexts(), [
      "Removed:\nStop workspaces\nworkspace:stop",
      "Added:\nworkspace beta",
    ]);
    await panel.tell({
      type: "checked",
      check: { ...filledCheck, turn: 1, changes: { added: [], removed: [] } },
    });
    assert.deepEqual(await list.allInnerTexts(), ["Permissions unchanged."]);
  });

  it("ends the old one a day later unless another is chosen, by keyboard, and says what that means", async () => {
    const panel = await begun("change");
    assert.equal(await chosen(panel), "86400");
    await panel.page.getByText("Nothing expires early while VS Code is closed").waitFor();
    await panel.page.getByRole("radio", { name: /^1 day after/ }).focus();
    await panel.page.keyboard.press("ArrowDown");
    assert.equal((await panel.next("changed")).draft.ending, "unused");
    await panel.page.keyboard.press("ArrowDown");
    assert.equal((await panel.next("changed")).draft.ending, "0");
    assert.equal(
      await panel.page.getByText("Nothing expires early while VS Code is closed").isVisible(),
      false,
    );
  });

  it("asks nothing about permissions where they stay", async () => {
    const panel = await begun("rotate");
    await panel.page.getByRole("heading", { name: "Rotate ci-alpha" }).waitFor();
    await panel.page.getByText("ci-alpha-2 gets the same permissions and takes its place.").waitFor();
    for (const label of ["What is it for?", "Search 55 scopes"])
      assert.equal(await panel.page.getByLabel(label).count(), 0, label);

    assert.equal(await panel.page.getByRole("list", { name: "Changes" }).count(), 0);
    await panel.page.getByRole("button", { name: "Create ci-alpha-2" }).click();
    assert.equal((await panel.next("submit")).draft.name, "ci-alpha-2");
  });
});
