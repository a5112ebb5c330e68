import assert from "node:assert/strict";
import {
  emptyCheck,
  emptyDraft,
  filledCheck,
  filledDraft,
  setup,
  untouchedDraft,
} from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

const uuid = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";
const recipe = "recipe:start-stop";

describe("starting from a recipe or a token on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = untouchedDraft, check = emptyCheck): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check });
    return panel;
  }
  const search = ({ page }: NewTokenPage) => page.getByRole("combobox", { name: "What is it for?" });
  const cards = ({ page }: NewTokenPage) => page.locator(".card:visible");
  const marked = ({ page }: NewTokenPage) => page.locator(".card[aria-selected=true]");
  const card = ({ page }: NewTokenPage, title: string) => page.getByRole("option", { name: title });
  /** Asks again what the token is for. */
  const change = ({ page }: NewTokenPage) =>
    page.getByRole("button", { name: "Change", exact: true }).click();
  /** Chooses the grant of a token. */
  async function copy(panel: NewTokenPage, name: string): Promise<void> {
    await change(panel);
    await panel.page.getByRole("button", { name: "Copy an existing token…" }).click();
    await card(panel, name).click();
  }
  const customize = ({ page }: NewTokenPage) => page.locator(".permissions > summary").click();
  const workspace = ({ page }: NewTokenPage) =>
    page.getByRole("combobox", { name: "Workspace", exact: true });
  const started = { ...filledDraft, name: "mine", start: recipe, allowList: ["workspace:*", "template:*"] };

  it("offers recipes as cards in groups, and the grants of tokens when asked for", async () => {
    const panel = await begun();
    const labels = () => panel.page.locator(".card-heading").allInnerTexts();
    assert.deepEqual(await labels(), ["Workspaces", "Templates", "Your account"]);
    assert.ok((await cards(panel).count()) >= 14);
    assert.equal(
      await cards(panel).first().innerText(),
      "Start and stop a workspace\nFor scripts and schedules",
    );
    await panel.page.getByRole("button", { name: "Copy an existing token…" }).click();
    assert.deepEqual(await cards(panel).allInnerTexts(), [
      "ci-alpha\n5 scopes · expires in 3 months",
      "laptop-2024\nfull access · expires in 94 years",
    ]);
    await panel.page.keyboard.press("Escape");
    assert.ok((await cards(panel).count()) >= 14);
  });

  it("is searched and chosen by keyboard alone", async () => {
    const panel = await begun();
    const { keyboard } = panel.page;
    await keyboard.press("Enter");
    await keyboard.type("worksp");
    assert.equal(await marked(panel).count(), 1);
    await keyboard.press("Escape");
    assert.equal(await marked(panel).count(), 0);
    await keyboard.press("Enter");
    assert.equal(
      panel.sent().some(({ type }) => type === "startFrom"),
      false,
      "nothing is marked before somebody types or moves",
    );
    await keyboard.press("ArrowDown");
    assert.match(await marked(panel).innerText(), /^Start and stop/);
    await keyboard.press("ArrowRight");
    assert.match(await marked(panel).innerText(), /^SSH/);
    await keyboard.press("ArrowDown");
    assert.match(await marked(panel).innerText(), /^Watch workspaces/, "the one below");
    assert.equal(
      await search(panel).getAttribute("aria-activedescendant"),
      await marked(panel).getAttribute("id"),
    );
    await keyboard.type("ci");
    assert.match(await marked(panel).innerText(), /^Push a template from CI/);
    await keyboard.press("Enter");
    assert.equal((await panel.next("startFrom")).start, "recipe:push-template");
  });

  it("finds a recipe by what it promises, says when nothing matches, and leaves the choice on Escape", async () => {
    const panel = await begun(started, filledCheck);
    await change(panel);
    await search(panel).fill("scripts");
    assert.deepEqual(await cards(panel).allInnerTexts(), [
      "Start and stop a workspace\nFor scripts and schedules",
    ]);
    await search(panel).fill("no such thing");
    assert.ok(await panel.page.locator(".chooser").getByText("No matches.").isVisible());
    await panel.page.keyboard.press("Escape");
    await panel.page.keyboard.press("Escape");
    assert.equal(await search(panel).isVisible(), false);
    assert.deepEqual(await panel.kept(), { draft: started });
  });

  it("asks for everything one by one when the person wants that", async () => {
    const panel = await begun();
    await panel.page.getByRole("button", { name: "Choose permissions myself…" }).click();
    const { start, turn } = await panel.next("startFrom");
    assert.equal(start, "custom");
    await panel.tell({ type: "draft", draft: emptyDraft, turn });
    assert.equal(await panel.page.evaluate("document.activeElement.labels[0].textContent"), "Name");
    assert.ok(await panel.page.getByRole("searchbox", { name: "Search 55 scopes" }).isVisible());
  });

  it("folds the permissions of a recipe behind one line, and counts them there", async () => {
    const panel = await begun(started, filledCheck);
    const line = panel.page.locator(".permissions > summary");
    assert.match(await line.innerText(), /^Permissions\s+4 scopes, 2 resources\s+Customize$/);
    assert.equal(await panel.page.getByRole("searchbox").isVisible(), false);
    await line.click();
    await panel.page.getByRole("button", { name: "Remove workspace:stop" }).click();
    assert.match(await line.innerText(), /3 scopes, 2 resources/);
    assert.ok(await panel.page.getByRole("searchbox").isVisible());
  });

  it("says which recipes cannot be kept there, and why, when somebody looks for them", async () => {
    const panel = await panels.newToken();
    const withheld = [{ title: "Manage your secrets", reason: "This needs Coder v2.31.0." }];
    await panel.tell(
      { type: "begin", setup: { ...setup, withheld }, draft: untouchedDraft },
      { type: "checked", check: emptyCheck },
    );
    assert.equal(await panel.page.getByText("This needs Coder v2.31.0.").isVisible(), false);
    await panel.page.getByText("Not available on this deployment: 1").click();
    assert.ok(await panel.page.getByText("This needs Coder v2.31.0.").isVisible());
  });

  it("asks the host for a recipe, and shows its reason and what it is for", async () => {
    const panel = await begun({ ...untouchedDraft, name: "mine" });
    await card(panel, "Start and stop a workspace").click();
    assert.deepEqual(await panel.next("startFrom"), {
      type: "startFrom",
      draft: { ...untouchedDraft, name: "mine" },
      turn: 1,
      start: recipe,
      choices: {},
    });
    await panel.tell({ type: "draft", draft: started, turn: 1 });
    assert.ok(await panel.page.getByText("For scripts and schedules. Can't delete.").isVisible());
    assert.ok(await workspace(panel).isVisible());
    await customize(panel);
    assert.ok(await panel.page.getByRole("button", { name: "Remove workspace:start" }).isVisible());
    assert.deepEqual(await panel.kept(), { draft: started });
  });

  it("keeps both the recipe and the name that was typed while it was on its way", async () => {
    const other = { ...started, choices: { workspace: [] } };
    const panel = await begun({ ...other, allowList: [] });
    await workspace(panel).press("ArrowDown");
    await panel.next("find");
    const { search: turn } = await panel.next("find");
    const alpha = { entry: `workspace:${uuid}`, name: "alpha", detail: "docker" };
    const beta = { entry: "workspace:22222222-2222-4222-8222-222222222202", name: "beta", detail: "docker" };
    await panel.tell({ type: "found", search: turn, resources: [alpha, beta] });
    await panel.page.keyboard.press("Enter");
    const asked = await panel.next("startFrom");
    await panel.page.getByRole("textbox", { name: "Name" }).fill("typed");
    await panel.next("changed");
    await panel.tell({ type: "draft", draft: started, turn: asked.turn });
    assert.deepEqual((await panel.next("changed")).draft, { ...started, name: "typed" });
    assert.equal(await panel.page.getByRole("textbox", { name: "Name" }).inputValue(), "typed");
    assert.match(await panel.page.locator(".permissions > summary").innerText(), /4 scopes/);
  });

  it("drops a recipe when the person chose scopes themselves meanwhile", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await change(panel);
    await card(panel, "Start and stop a workspace").click();
    const asked = await panel.next("startFrom");
    await panel.page.keyboard.press("Escape");
    await panel.page.getByRole("button", { name: "Remove workspace:stop" }).click();
    const { draft } = await panel.next("changed");
    await panel.tell({ type: "draft", draft: started, turn: asked.turn });
    assert.deepEqual(await panel.kept(), { draft });
  });

  it("asks the host to limit a recipe to the workspace that is chosen by name", async () => {
    const panel = await begun({ ...started, allowList: [], choices: {} }, filledCheck);
    await panel.next("find");
    await workspace(panel).fill("alp");
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
    await copy(panel, "laptop-2024");
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
    await copy(panel, "laptop-2024");
    const again = await panel.next("startFrom");
    await panel.tell({ type: "draft", draft: { ...full, start: "token:klmnopqrst" }, turn: again.turn });
    await customize(panel);
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
    const panel = await begun(emptyDraft);
    await panel.page.getByRole("button", { name: "Copy as command" }).click();
    assert.ok(await panel.page.getByText("Enter a name.").isVisible());
    assert.equal(
      panel.sent().some(({ type }) => type === "copyCommand"),
      false,
    );
  });
});
