import assert from "node:assert/strict";
import { emptyCheck, emptyDraft, filledCheck, filledDraft, setup } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

const uuid = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
const recipe = "recipe:start-stop";

describe("starting from a recipe or a token on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = emptyDraft, check = emptyCheck): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check });
    return panel;
  }
  const start = ({ page }: NewTokenPage) => page.getByLabel("What is it for?");
  const workspace = ({ page }: NewTokenPage) =>
    page.getByRole("combobox", { name: "Workspace", exact: true });
  const started = { ...filledDraft, name: "mine", start: recipe, allowList: ["workspace:*", "template:*"] };

  it("offers recipes in groups, then the grants of tokens", async () => {
    const panel = await begun();
    const labels = await panel.page.evaluate<string[]>(
      `[...document.querySelectorAll("optgroup")].map((one) => one.label)`,
    );
    assert.deepEqual(labels, ["Workspaces", "Templates", "Your account", "Copy from token"]);
    assert.ok((await start(panel).locator("option").allInnerTexts()).length >= 14);
  });

  it("says which recipes cannot be kept there, and why, when somebody looks for them", async () => {
    const panel = await panels.newToken();
    const withheld = [{ title: "Manage your secrets", reason: "This needs Coder v2.31.0." }];
    await panel.tell(
      { type: "begin", setup: { ...setup, withheld }, draft: emptyDraft },
      { type: "checked", check: emptyCheck },
    );
    assert.equal(await panel.page.getByText("This needs Coder v2.31.0.").isVisible(), false);
    await panel.page.getByText("Not available on this deployment: 1").click();
    assert.ok(await panel.page.getByText("This needs Coder v2.31.0.").isVisible());
  });

  it("asks the host for a recipe, and shows its reason and what it is for", async () => {
    const panel = await begun({ ...emptyDraft, name: "mine" });
    await start(panel).selectOption(recipe);
    assert.deepEqual(await panel.next("startFrom"), {
      type: "startFrom",
      draft: { ...emptyDraft, name: "mine" },
      turn: 1,
      start: recipe,
      choices: {},
    });
    await panel.tell({ type: "draft", draft: started, turn: 1 });
    assert.ok(await panel.page.getByText("For scripts and schedules. Can't delete.").isVisible());
    assert.ok(await workspace(panel).isVisible());
    assert.ok(await panel.page.getByRole("button", { name: "Remove workspace:start" }).isVisible());
    assert.deepEqual(await panel.kept(), { draft: started });
  });

  it("keeps both the recipe and the name that was typed while it was on its way", async () => {
    const panel = await begun();
    await start(panel).selectOption(recipe);
    const asked = await panel.next("startFrom");
    await panel.page.getByRole("textbox", { name: "Name" }).fill("typed");
    await panel.next("changed");
    await panel.tell({ type: "draft", draft: started, turn: asked.turn });
    assert.deepEqual((await panel.next("changed")).draft, { ...started, name: "typed" });
    assert.equal(await panel.page.getByRole("textbox", { name: "Name" }).inputValue(), "typed");
    assert.ok(await panel.page.getByRole("button", { name: "Remove workspace:start" }).isVisible());
  });

  it("drops a recipe when the person chose scopes themselves meanwhile", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await start(panel).selectOption(recipe);
    const asked = await panel.next("startFrom");
    await panel.page.getByRole("button", { name: "Remove workspace:stop" }).click();
    const { draft } = await panel.next("changed");
    await panel.tell({ type: "draft", draft: started, turn: asked.turn });
    assert.deepEqual(await panel.kept(), { draft });
  });

  it("asks the host to limit a recipe to the workspace that is chosen by name", async () => {
    const panel = await begun({ ...started, allowList: [], choices: {} }, filledCheck);
    await workspace(panel).focus();
    await panel.page.keyboard.type("alp");
    const { search } = await panel.next("find");
    const alpha = { entry: `workspace:${uuid}`, name: "alpha", detail: "dana · docker" };
    await panel.tell({ type: "found", search, resources: [alpha] });
    await panel.page.keyboard.press("Enter");
    const asked = await panel.next("startFrom");
    assert.deepEqual(
      [asked.start, asked.choices, asked.draft.typed],
      [recipe, { workspace: [uuid] }, undefined],
    );
    const limited = { ...started, allowList: [alpha.entry, "template:*"], choices: asked.choices };
    await panel.tell(
      { type: "draft", draft: limited, turn: asked.turn },
      { type: "names", names: { [alpha.entry]: alpha } },
    );
    assert.equal(await workspace(panel).inputValue(), "alpha");
  });

  it("gives back what was there before, as long as the person changed nothing since", async () => {
    const panel = await begun(filledDraft, filledCheck);
    const undo = panel.page.getByRole("button", { name: "Undo" });
    assert.equal(await undo.isVisible(), false);
    await start(panel).selectOption("token:klmnopqrst");
    const asked = await panel.next("startFrom");
    const full = { ...filledDraft, scopes: ["coder:all"], reach: "all" as const, allowList: [] };
    await panel.tell({ type: "draft", draft: { ...full, start: "token:klmnopqrst" }, turn: asked.turn });
    await undo.click();
    const { draft } = await panel.next("changed");
    assert.deepEqual(
      [draft.scopes, draft.reach, draft.allowList, draft.start],
      [filledDraft.scopes, "only", filledDraft.allowList, undefined],
    );
    assert.ok(await panel.page.getByRole("button", { name: "Remove workspace:start" }).isVisible());
    assert.equal(await undo.isVisible(), false);
    await start(panel).selectOption("token:klmnopqrst");
    const again = await panel.next("startFrom");
    await panel.tell({ type: "draft", draft: { ...full, start: "token:klmnopqrst" }, turn: again.turn });
    await panel.page.getByRole("button", { name: "Remove coder:all" }).click();
    assert.equal(await undo.isVisible(), false);
  });

  it("offers a free name for one that is taken", async () => {
    const panel = await begun(
      { ...filledDraft, name: "ci" },
      {
        ...filledCheck,
        canSubmit: false,
        problems: { name: "This name is already used by a token." },
        freeName: "ci-2",
      },
    );
    assert.equal(await panel.page.getByRole("button", { name: "Use ci-2" }).isVisible(), false);
    await panel.page.getByRole("button", { name: "Create token" }).click();
    await panel.page.getByRole("button", { name: "Use ci-2" }).click();
    assert.equal((await panel.next("changed")).draft.name, "ci-2");
  });

  it("copies the command of a form that can be sent, and says so", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await panel.page.getByRole("button", { name: "Copy as command" }).click();
    assert.deepEqual(await panel.next("copyCommand"), { type: "copyCommand", draft: filledDraft });
    await panel.tell({ type: "copied" });
    assert.ok(await panel.page.getByRole("button", { name: "Command copied" }).isVisible());
  });

  it("copies no command of a form that cannot be sent, and goes to what is wrong", async () => {
    const panel = await begun();
    await panel.page.getByRole("button", { name: "Copy as command" }).click();
    assert.ok(await panel.page.getByText("Enter a name.").isVisible());
    assert.equal(
      panel.sent().some(({ type }) => type === "copyCommand"),
      false,
    );
  });
});
