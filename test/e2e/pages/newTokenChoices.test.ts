import assert from "node:assert/strict";
import { LiveForm } from "./support/liveForm";
import { setup, untouchedDraft } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
function workspaceCalled(name: string, number: number) {
  return { entry: `workspace:${idOf(number)}`, name, detail: "dana · docker" };
}
const alpha = workspaceCalled("alpha", 1);
const staging = workspaceCalled("alpha-staging", 2);
const things = [alpha, staging, workspaceCalled("beta", 3)];

/** What a token for one workspace may touch. */
const onlyAlpha = [
  { type: "template", id: "*" },
  { type: "user", id: setup.self.id },
  { type: "workspace", id: idOf(1) },
];

describe("choosing what a recipe is for on the New Token page", () => {
  const panels = usePanels();

  const workspace = ({ page }: NewTokenPage) =>
    page.getByRole("combobox", { name: "Workspace", exact: true });
  const create = ({ page }: NewTokenPage) => page.getByRole("button", { name: "Create token" });
  const options = ({ page }: NewTokenPage) => page.getByRole("listbox").getByRole("option");
  const marked = ({ page }: NewTokenPage) => page.locator(".found [aria-selected=true]");

  /** The form with a recipe for a workspace. */
  async function started(given = things): Promise<LiveForm> {
    const live = await LiveForm.open(panels, {
      things: given,
      draft: { ...untouchedDraft, name: "mine" },
    });
    await live.settle();
    await choose(live, "Start and stop a workspace");
    return live;
  }
  /** Chooses what the token is for. */
  async function choose(live: LiveForm, title: string): Promise<void> {
    await live.panel.page.getByRole("option", { name: title }).click();
    await live.settle();
  }
  async function chooseAnew(live: LiveForm, title: string): Promise<void> {
    await live.panel.page.getByRole("button", { name: "Change", exact: true }).click();
    await choose(live, title);
  }
  async function type(live: LiveForm, text: string): Promise<void> {
    await workspace(live.panel).focus();
    await live.panel.page.keyboard.type(text);
    await live.settle();
  }
  async function press(live: LiveForm, key: string): Promise<void> {
    await live.panel.page.keyboard.press(key);
    await live.settle();
  }
  async function pressCreate(live: LiveForm): Promise<void> {
    await create(live.panel).click();
    await live.settle();
  }
  const allowLists = ({ created }: LiveForm) => created.map(({ grant }) => grant.allowList);

  it("begins empty and has to be done: nothing is created, and the field says so", async () => {
    const live = await started();
    await press(live, "Escape");
    assert.equal(await workspace(live.panel).inputValue(), "");
    assert.equal(await workspace(live.panel).getAttribute("aria-required"), "true");
    assert.equal(
      await live.panel.page.getByText("Choose a workspace.").isVisible(),
      false,
      "nobody was there yet",
    );
    await pressCreate(live);
    assert.ok(await live.panel.page.getByText("Choose a workspace.").isVisible());
    assert.equal(await workspace(live.panel).getAttribute("aria-invalid"), "true");
    assert.equal(await live.panel.page.evaluate("document.activeElement.role"), "combobox");
    assert.deepEqual(live.created, []);
  });

  it("takes the marked row with Tab", async () => {
    const live = await started();
    await type(live, "alp");
    assert.deepEqual(await marked(live.panel).allInnerTexts(), ["alpha\ndana · docker"]);
    await press(live, "Tab");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("asks for the workspace as soon as it is known what the token is for, and one Enter takes the first", async () => {
    const live = await started();
    assert.equal(await live.panel.page.evaluate("document.activeElement.role"), "combobox");
    assert.deepEqual((await options(live.panel).allInnerTexts()).slice(0, 2), [
      "alpha\ndana · docker",
      "alpha-staging\ndana · docker",
    ]);
    assert.deepEqual(await marked(live.panel).allInnerTexts(), ["alpha\ndana · docker"]);
    assert.equal(await workspace(live.panel).inputValue(), "", "marked is not chosen");
    await press(live, "Enter");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    assert.deepEqual(live.created, [], "that Enter creates nothing");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("fills in the only workspace there is, and never all of them where there is none", async () => {
    const one = await started([alpha]);
    assert.equal(await workspace(one.panel).inputValue(), "alpha");
    await pressCreate(one);
    assert.deepEqual(allowLists(one), [onlyAlpha]);
    const none = await started([]);
    assert.equal(await workspace(none.panel).inputValue(), "");
    await press(none, "Enter");
    await press(none, "Tab");
    await pressCreate(none);
    assert.deepEqual(none.created, []);
  });

  it("suggests a name until the person writes one", async () => {
    const live = await LiveForm.open(panels, { things });
    await live.settle();
    await choose(live, "Start and stop a workspace");
    const name = live.panel.page.getByRole("textbox", { name: "Name" });
    await type(live, "alpha");
    await press(live, "Enter");
    assert.equal(await name.inputValue(), "start-stop-alpha");
    await workspace(live.panel).fill("beta");
    await live.settle();
    await press(live, "Enter");
    assert.equal(await name.inputValue(), "start-stop-beta");
    await name.fill("mine");
    await workspace(live.panel).fill("alpha");
    await live.settle();
    await press(live, "Enter");
    assert.equal(await name.inputValue(), "mine");
  });

  it("leaves a text that names nothing, says so, and offers what may have been meant", async () => {
    const live = await started();
    await type(live, "alfa");
    assert.equal(await options(live.panel).count(), 0, "the whole kind is no answer to a name");
    assert.ok(
      await live.panel.page.locator(".found").getByText('There\'s no workspace named "alfa".').isVisible(),
    );
    for (const key of ["Enter", "Tab"]) {
      await press(live, key);
      assert.equal(await workspace(live.panel).inputValue(), "alfa");
      assert.ok(
        await live.panel.page
          .locator(".problem")
          .getByText('There\'s no workspace named "alfa".')
          .isVisible(),
      );
    }
    await pressCreate(live);
    assert.deepEqual(live.created, []);
    assert.ok(await live.panel.page.getByText("Did you mean alpha?").isVisible());
    await live.panel.page.getByRole("button", { name: "Use alpha" }).click();
    await live.settle();
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    assert.equal(await workspace(live.panel).getAttribute("aria-invalid"), null);
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("does nothing when Enter is pressed in a field that says what is chosen", async () => {
    const live = await started();
    await type(live, "alpha");
    await press(live, "Enter");
    const sent = live.panel.sent().length;
    await press(live, "Enter");
    assert.equal(live.panel.sent().length, sent);
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    assert.equal(await live.panel.page.locator(".problem:visible").count(), 0);
  });

  it("says how many there are when not all of them are shown", async () => {
    const many = Array.from({ length: 40 }, (_, index) => workspaceCalled(`alpha-${index}`, index + 1));
    const live = await started(many);
    await type(live, "alpha");
    assert.equal(await options(live.panel).count(), 21);
    assert.ok(
      await live.panel.page
        .locator(".found")
        .getByText("Showing 20 of 40. Keep typing to narrow the list.")
        .isVisible(),
    );
    await live.panel.page
      .getByRole("status")
      .filter({ hasText: "Showing 20 of 40" })
      .waitFor({ state: "attached" });
    await live.panel.page.keyboard.type("-3");
    await live.settle();
    assert.equal(await live.panel.page.getByText(/Showing \d/).count(), 0);
  });

  it("marks the exact name, whatever comes before it", async () => {
    const live = await started([staging, alpha]);
    await type(live, "alpha");
    assert.deepEqual(await marked(live.panel).allInnerTexts(), ["alpha\ndana · docker"]);
  });

  it("has all of them as the last row, which is taken by Enter or a press, and never by Tab", async () => {
    const live = await started();
    await workspace(live.panel).click();
    await live.settle();
    assert.match(
      (await options(live.panel).allInnerTexts()).at(-1) ?? "",
      /^All workspaces\nA broader token/,
    );
    assert.doesNotMatch(await marked(live.panel).innerText(), /^All/);
    await press(live, "ArrowUp");
    assert.match(await marked(live.panel).innerText(), /^All workspaces/);
    await press(live, "Tab");
    assert.equal(await workspace(live.panel).inputValue(), "");
    await pressCreate(live);
    assert.deepEqual(live.created, []);
    await press(live, "ArrowDown");
    await press(live, "ArrowUp");
    await press(live, "Enter");
    assert.equal(await workspace(live.panel).inputValue(), "All workspaces");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [[...onlyAlpha.slice(0, 2), { type: "workspace", id: "*" }]]);
  });

  it("never takes an answer for a text that was typed before", async () => {
    const live = await started();
    live.isSlow = true;
    await type(live, "beta");
    await workspace(live.panel).fill("alph");
    await live.settle();
    await live.release();
    assert.deepEqual(await options(live.panel).allInnerTexts(), [
      "alpha\ndana · docker",
      "alpha-staging\ndana · docker",
      "All workspaces\nA broader token: includes later ones",
    ]);
    await press(live, "Tab");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
  });

  it("takes nothing while the search is on its way, and then the exact name alone", async () => {
    const live = await started();
    live.isSlow = true;
    await type(live, "alph");
    await press(live, "Tab");
    await live.release();
    assert.equal(await workspace(live.panel).inputValue(), "alph", "a part of a name is no name");
    assert.ok(await live.panel.page.getByText(/"alph" isn't chosen yet/).isVisible());
    live.isSlow = true;
    await workspace(live.panel).fill("ALPHA");
    await live.settle();
    await pressCreate(live);
    assert.deepEqual(live.created, [], "it is not known yet what that is");
    await live.release();
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("keeps an Enter that was faster than the search, for the only match", async () => {
    const live = await started([staging, workspaceCalled("beta", 3)]);
    live.isSlow = true;
    await type(live, "alp");
    await press(live, "Enter");
    assert.ok(await live.panel.page.locator(".found").getByText('Searching for "alp"…').isVisible());
    assert.equal(await live.panel.page.locator(".problem:visible").count(), 0, "nothing is wrong yet");
    await live.release();
    assert.equal(await workspace(live.panel).inputValue(), "alpha-staging");
    assert.equal(await options(live.panel).count(), 0);
    assert.deepEqual(live.created, [], "that Enter creates nothing");
  });

  it("keeps an early Enter for an exact name, and chooses nothing of several", async () => {
    const live = await started();
    for (const [text, chosen] of [
      ["alpha", "alpha"],
      ["alp", "alp"],
    ] as const) {
      live.isSlow = true;
      await workspace(live.panel).fill(text);
      await live.settle();
      await press(live, "Enter");
      await live.release();
      assert.equal(await workspace(live.panel).inputValue(), chosen);
    }
    assert.deepEqual(await marked(live.panel).allInnerTexts(), [], "a second early Enter chooses nothing");
    assert.ok(await live.panel.page.getByText('"alp" isn\'t chosen yet. Select a workspace').isVisible());
    await press(live, "Enter");
    assert.equal(await workspace(live.panel).inputValue(), "alp");
  });

  it("keeps an early Enter when the person goes on to the next field, and the focus with it", async () => {
    const live = await started([staging, workspaceCalled("beta", 3)]);
    live.isSlow = true;
    await type(live, "alp");
    await press(live, "Enter");
    const name = live.panel.page.getByRole("textbox", { name: "Name", exact: true });
    await name.focus();
    assert.equal(await live.panel.page.locator(".problem:visible").count(), 0, "nothing is wrong yet");
    await live.release();
    assert.equal(await workspace(live.panel).inputValue(), "alpha-staging");
    assert.equal(await live.panel.page.locator("input:focus").inputValue(), await name.inputValue());
  });

  it("forgets an early Enter when the person types on, moves or presses Escape", async () => {
    const one = [staging, workspaceCalled("beta", 3)];
    for (const then of ["h", "ArrowDown", "Escape"]) {
      const live = await started(one);
      live.isSlow = true;
      await type(live, "alp");
      await press(live, "Enter");
      await press(live, then);
      await live.release();
      assert.equal(await workspace(live.panel).inputValue(), then === "h" ? "alph" : "alp", then);
      await pressCreate(live);
      assert.deepEqual(live.created, [], then);
    }
  });

  it("takes what is typed before the host has started the recipe for the answer to its question", async () => {
    const live = await LiveForm.open(panels, { things, draft: { ...untouchedDraft, name: "mine" } });
    await live.settle();
    await live.panel.page
      .getByRole("combobox", { name: "What is it for?" })
      .pressSequentially("start and stop");
    await live.panel.page.keyboard.press("Enter");
    await live.panel.page.keyboard.type("beta");
    await live.panel.page.keyboard.press("Enter");
    await live.settle();
    assert.equal(await workspace(live.panel).inputValue(), "beta");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [[...onlyAlpha.slice(0, 2), { type: "workspace", id: idOf(3) }]]);
  });

  it("is no choice any more once the text is changed or taken out, and one again after Escape", async () => {
    const live = await started();
    await type(live, "alpha");
    await press(live, "Tab");
    for (const text of ["", "alpha-"]) {
      await workspace(live.panel).fill(text);
      await live.settle();
      await press(live, "Escape");
      await pressCreate(live);
      assert.equal(await workspace(live.panel).inputValue(), text);
      assert.equal(await workspace(live.panel).getAttribute("aria-invalid"), "true");
    }
    assert.deepEqual(live.created, []);
    await workspace(live.panel).focus();
    await press(live, "Escape");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("keeps the text, and what is wrong with it, when the page is shown anew", async () => {
    const live = await started();
    await type(live, "alfa");
    await live.panel.page.reload();
    await live.settle();
    assert.equal(await workspace(live.panel).inputValue(), "alfa");
    assert.ok(await live.panel.page.getByText('There\'s no workspace named "alfa".').isVisible());
    await pressCreate(live);
    assert.deepEqual(live.created, []);
  });

  it("keeps the choice for another recipe that asks for the same, and no text", async () => {
    const live = await started();
    await type(live, "alpha");
    await press(live, "Tab");
    await chooseAnew(live, "Delete a workspace");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    await workspace(live.panel).fill("alfa");
    await chooseAnew(live, "SSH with the Coder command line");
    assert.equal(await workspace(live.panel).inputValue(), "alpha");
    await pressCreate(live);
    assert.deepEqual(allowLists(live), [onlyAlpha]);
  });

  it("goes with its recipe once the list below says something else", async () => {
    const live = await started();
    await type(live, "alpha");
    await press(live, "Tab");
    await live.panel.page.getByText("Customize").click();
    await live.panel.page.getByRole("radio", { name: "All resources you can access" }).check();
    await live.settle();
    assert.equal(await workspace(live.panel).count(), 0);
    assert.ok(await live.panel.page.getByText("Custom permissions").isVisible());
    assert.equal(await live.panel.page.getByText("don't match").count(), 0);
  });
});
