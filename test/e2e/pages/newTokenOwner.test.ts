import assert from "node:assert/strict";
import type { Draft } from "../../../src/drafting/draft/draft";
import { LiveForm } from "./support/liveForm";
import { emptyCheck, emptyDraft, setup } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

const bob = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };
const foundBob = { entry: `user:${bob.id}`, name: bob.username, detail: "Bob Builder" };
const foundSelf = { entry: `user:${setup.self.id}`, name: "dana", detail: "you" };
const open = { ...setup, mayChooseOwner: true };

describe("the owner on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = emptyDraft, given = open): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup: given, draft }, { type: "checked", check: emptyCheck });
    return panel;
  }
  const owner = ({ page }: NewTokenPage) => page.getByRole("combobox", { name: "Owner" });
  const options = ({ page }: NewTokenPage) => page.getByRole("listbox").getByRole("option");
  const focused = ({ page }: NewTokenPage) =>
    page.evaluate<string>("document.activeElement.labels?.[0]?.textContent ?? ''");

  it("is the person, and nobody else is spoken of where they cannot choose one", async () => {
    const panel = await begun(emptyDraft, setup);
    assert.equal(await owner(panel).count(), 0);
    assert.ok(await panel.page.locator("header").getByText("coder.example.com · dana").isVisible());
    assert.doesNotMatch(await panel.page.locator("form").innerText(), /owner/i);
  });

  it("is found by name, by keyboard alone, and the form is filled anew for them", async () => {
    const panel = await begun();
    assert.equal(await owner(panel).inputValue(), "dana (you)");
    await panel.page.getByRole("radio", { name: "7 days" }).focus();
    await panel.page.keyboard.press("Tab");
    assert.equal(await focused(panel), "Owner");
    await panel.page.keyboard.type("bo");
    const { search, ...asked } = await panel.next("find");
    assert.deepEqual(asked, { type: "find", kind: "user", text: "bo" });
    await panel.tell({ type: "found", search, resources: [foundBob] });
    assert.deepEqual(await options(panel).allInnerTexts(), ["bob\nBob Builder"]);
    await panel.page.keyboard.press("Enter");
    const { draft } = await panel.next("changed");
    assert.deepEqual(draft, { ...emptyDraft, owner: bob });
    await panel.tell({ type: "loading" });
    assert.ok(await panel.page.getByRole("textbox", { name: "Name" }).isDisabled());
    await panel.tell({ type: "begin", setup: open, draft });
    assert.ok(await panel.page.getByText("Acts on behalf of bob, limited").isVisible());
    assert.equal(await owner(panel).inputValue(), "bob");
    assert.equal(await focused(panel), "Owner");
    assert.ok(await panel.page.getByRole("textbox", { name: "Name" }).isEnabled());
  });

  it("shows everybody who can be found before anything is typed, and goes back to the person", async () => {
    const panel = await begun({ ...emptyDraft, owner: bob });
    await owner(panel).click();
    const { search, text } = await panel.next("find");
    assert.equal(text, "");
    await panel.tell({ type: "found", search, resources: [foundSelf, foundBob] });
    assert.equal(await options(panel).count(), 2, "everybody at once is nobody's owner");
    await options(panel).filter({ hasText: "bob" }).click();
    await owner(panel).click();
    const again = await panel.next("find");
    await panel.tell({ type: "found", search: again.search, resources: [foundSelf, foundBob] });
    await options(panel).filter({ hasText: "dana" }).click();
    const { draft, turn } = await panel.next("changed");
    assert.equal(turn, 1, "choosing the same again changes nothing");
    assert.equal(draft.owner, undefined);
    assert.equal(await owner(panel).inputValue(), "dana (you)");
  });

  /** The form with the real rules behind it, for somebody who may choose the owner. */
  async function live(): Promise<LiveForm> {
    const draft = { ...emptyDraft, name: "mine", scopes: ["workspace:read"] };
    const form = await LiveForm.open(panels, { setup: open, draft, things: [foundSelf, foundBob] });
    await form.settle();
    return form;
  }
  const owners = ({ created }: LiveForm) => created.map((request) => request.owner);
  const create = ({ page }: NewTokenPage) => page.getByRole("button", { name: "Create token" });

  it("is the marked one after Tab, for whom the token then is", async () => {
    const form = await live();
    await owner(form.panel).fill("bo");
    await form.settle();
    await owner(form.panel).press("Tab");
    await form.settle();
    assert.equal(await owner(form.panel).inputValue(), "bob");
    await create(form.panel).click();
    await form.settle();
    assert.deepEqual(owners(form), [bob]);
  });

  for (const text of ["nobody", ""]) {
    it(`is nobody while "${text}" stands there: no token is made for anybody else instead`, async () => {
      const form = await live();
      await owner(form.panel).fill(text);
      await form.settle();
      for (const key of ["Enter", "Escape", "Tab"]) await owner(form.panel).press(key);
      await form.settle();
      assert.equal(await owner(form.panel).inputValue(), text);
      assert.equal(await owner(form.panel).getAttribute("aria-invalid"), "true");
      const sentence = text === "" ? "Choose a user." : 'There\'s no user named "nobody".';
      assert.ok(await form.panel.page.locator(".problem").getByText(sentence).isVisible());
      await create(form.panel).click();
      await form.settle();
      assert.deepEqual(owners(form), []);
      assert.equal(await focused(form.panel), "Owner");
      await form.panel.page.keyboard.press("Escape");
      await form.panel.page.keyboard.press("Escape");
      await form.settle();
      assert.equal(await owner(form.panel).inputValue(), "dana (you)");
      await create(form.panel).click();
      await form.settle();
      assert.deepEqual(owners(form), [undefined]);
    });
  }

  it("stays the one who was chosen when a recipe comes after", async () => {
    const panel = await begun();
    await owner(panel).fill("bo");
    const { search } = await panel.next("find");
    await panel.tell({ type: "found", search, resources: [foundBob] });
    await owner(panel).press("Tab");
    await panel.page.getByRole("button", { name: "Change", exact: true }).click();
    await panel.page.getByRole("option", { name: "Audit your tokens" }).click();
    const { draft, turn } = await panel.next("startFrom");
    await panel.tell({ type: "draft", draft: { ...draft, scopes: ["user:read"] }, turn });
    const kept = (await panel.kept()) as { draft: Draft };
    assert.deepEqual([kept.draft.owner, kept.draft.scopes], [bob, ["user:read"]]);
  });

  it("stands beside what the server says of it", async () => {
    const panel = await begun({ ...emptyDraft, owner: bob });
    const problems = { owner: "You need the Owner role." };
    await panel.tell({ type: "failed", problems, sentence: "That was refused.", steps: [] });
    assert.ok(await panel.page.getByText(problems.owner).isVisible());
    assert.equal(await focused(panel), "Owner");
    assert.equal(await owner(panel).getAttribute("aria-invalid"), "true");
  });
});
