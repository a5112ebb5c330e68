import assert from "node:assert/strict";
import type { Draft } from "../../../src/drafting/draft/draft";
import { until } from "../../host/until";
import { emptyCheck, emptyDraft, filledCheck, filledDraft, setup } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

const uuid = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";

describe("limiting the reach on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = emptyDraft, check = emptyCheck): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check });
    return panel;
  }
  const find = ({ page }: NewTokenPage, kind = "a workspace") =>
    page.getByRole("combobox", { name: `Find ${kind} by name` });
  const id = ({ page }: NewTokenPage) => page.getByRole("textbox", { name: "Resource ID" });
  const options = ({ page }: NewTokenPage) => page.getByRole("listbox").getByRole("option").allInnerTexts();
  const alpha = { entry: `workspace:${uuid}`, name: "alpha", detail: "dana · docker" };
  const beta = {
    entry: "workspace:22222222-2222-4222-8222-222222222202",
    name: "beta",
    detail: "dana · docker",
  };
  const entries = ({ page }: NewTokenPage) =>
    page
      .getByRole("list", { name: "Selected resources" })
      .getByRole("listitem")
      .locator(".code")
      .allInnerTexts();

  /** The draft with the next change that leaves no text standing. */
  async function nextDraft(panel: NewTokenPage): Promise<Draft> {
    for (;;) {
      const { draft } = await panel.next("changed");
      if (draft.typed === undefined) return draft;
    }
  }

  async function paste(panel: NewTokenPage, text: string): Promise<void> {
    await find(panel).focus();
    await panel.page.evaluate(
      `(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text", ${JSON.stringify(text)});
        document.activeElement.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
      })()`,
    );
  }

  it("asks for entries only when the reach is limited", async () => {
    const panel = await begun();
    assert.equal(await find(panel).isVisible(), false);
    await panel.page.getByRole("radio", { name: "All resources you can access" }).focus();
    await panel.page.keyboard.press("ArrowDown");
    assert.equal((await panel.next("changed")).draft.reach, "only");
    assert.ok(await find(panel).isVisible());
  });

  it("finds a workspace by a part of its name, by keyboard alone, and keeps its id", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).focus();
    await panel.page.keyboard.type("al");
    const { search, ...asked } = await panel.next("find");
    assert.deepEqual(asked, { type: "find", kind: "workspace", text: "al" });
    assert.equal(panel.sent().filter(({ type }) => type === "find").length, 1, "it waits for a pause");
    await panel.tell({ type: "found", search, resources: [alpha, beta] });
    assert.deepEqual(await options(panel), [
      "alpha\ndana · docker",
      "beta\ndana · docker",
      "All workspaces\nA broader token: includes later ones",
    ]);
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await nextDraft(panel)).allowList, [beta.entry]);
    assert.equal(await find(panel).inputValue(), "");
    assert.equal(await panel.page.getByRole("listbox").count(), 0);
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("offers the whole kind, last, as long as nothing was typed", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await panel.page.getByLabel("Resource type").selectOption("template");
    await find(panel, "a template").press("ArrowDown");
    const { search, kind, text } = await panel.next("find");
    assert.deepEqual([kind, text], ["template", ""]);
    await panel.tell({ type: "found", search, resources: [] });
    await panel.page.getByRole("option", { name: "All templates" }).click();
    assert.deepEqual((await nextDraft(panel)).allowList, ["template:*"]);
    await panel.page.getByRole("list", { name: "Selected resources" }).getByText("All templates").waitFor();
  });

  it("shows the answer of the last search only, and a failure in a line", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).fill("a");
    const first = await panel.next("find");
    await find(panel).fill("ab");
    const second = await panel.next("find");
    await panel.tell({ type: "found", search: first.search, resources: [alpha] });
    assert.equal(await panel.page.locator(".found > :visible").count(), 0);
    const problem = "coder.example.com did not answer.";
    await panel.tell({ type: "found", search: second.search, resources: [], problem });
    assert.ok(await panel.page.getByText(problem).isVisible());
    assert.deepEqual(await options(panel), []);
  });

  it("closes what it found with Escape, and adds nothing for a name that nobody chose", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).fill("al");
    const { search } = await panel.next("find");
    await panel.tell({ type: "found", search, resources: [alpha] });
    await panel.page.keyboard.press("Escape");
    assert.equal(await panel.page.locator(".found > :visible").count(), 0);
    await find(panel).fill("");
    await panel.page.keyboard.press("Escape");
    await panel.page.keyboard.press("Enter");
    assert.ok(await panel.page.getByText("Enter a name, or select one of the results.").isVisible());
  });

  it("keeps Add and Enter that were faster than the search, for the only match", async () => {
    for (const how of ["Enter", "Add"]) {
      const panel = await begun({ ...emptyDraft, reach: "only" });
      await find(panel).fill("al");
      const { search } = await panel.next("find");
      if (how === "Enter") await panel.page.keyboard.press("Enter");
      else await panel.page.getByRole("button", { name: "Add", exact: true }).click();
      await panel.tell({ type: "found", search, resources: [alpha] });
      assert.deepEqual((await nextDraft(panel)).allowList, [alpha.entry], how);
    }
  });

  it("adds the marked row when Add is pressed", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).fill("a");
    const { search } = await panel.next("find");
    await panel.tell({ type: "found", search, resources: [alpha, beta] });
    await panel.page.getByRole("button", { name: "Add", exact: true }).click();
    assert.deepEqual((await nextDraft(panel)).allowList, [alpha.entry]);
  });

  it("takes nothing that was found for another text, and no name as an id", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).fill("al");
    const { search } = await panel.next("find");
    await panel.tell({ type: "found", search, resources: [alpha] });
    await find(panel).fill("bet");
    await panel.page.keyboard.press("Enter");
    await panel.page.keyboard.press("Tab");
    assert.deepEqual(await entries(panel), []);
    assert.equal((await panel.next("changed")).draft.typed?.entry, "bet");
    await find(panel).fill(uuid);
    assert.equal((await panel.next("changed")).draft.typed?.entry, uuid);
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await nextDraft(panel)).allowList, [`workspace:${uuid}`]);
  });

  it("shows listed things by their names, with the id beside it", async () => {
    const panel = await begun(filledDraft, filledCheck);
    const name = { name: "alpha", detail: "dana · docker" };
    await panel.tell({ type: "names", names: { [filledDraft.allowList[0] ?? ""]: name } });
    const list = panel.page.getByRole("list", { name: "Selected resources" });
    assert.ok(await list.getByText("Workspace alpha").isVisible());
    assert.ok(await list.getByText(filledDraft.allowList[0] ?? "").isVisible());
    assert.ok(await panel.page.getByRole("button", { name: "Remove Workspace alpha" }).isVisible());
  });

  it("adds a thing without a name by its id: type, id, Enter", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await panel.page.getByLabel("Resource type").selectOption("api_key");
    await id(panel).focus();
    await panel.page.keyboard.type("*");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await nextDraft(panel)).allowList, ["api_key:*"]);
    assert.equal(await id(panel).inputValue(), "");
    assert.deepEqual(await entries(panel), ["api_key:*"]);
    await panel.page.keyboard.type("*");
    await panel.page.keyboard.press("Enter");
    assert.ok(await panel.page.getByText("api_key:* is already selected.").isVisible());
    assert.equal(
      panel.sent().some(({ type }) => type === "find"),
      false,
    );
  });

  it("takes pasted lines as entries, and leaves a single pasted id for the person to add", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await paste(panel, `workspace:${uuid}\ntemplate:*\n${uuid}`);
    assert.deepEqual((await nextDraft(panel)).allowList, [`workspace:${uuid}`, "template:*"]);
    await paste(panel, uuid);
    assert.deepEqual(await entries(panel), [`workspace:${uuid}`, "template:*"]);
    await paste(panel, "user:*");
    assert.deepEqual((await nextDraft(panel)).allowList.at(-1), "user:*");
  });

  it("takes what people paste: JSON, options, keys and quotes", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    const other = uuid.replace("8", "9");
    for (const text of [
      `["${uuid}","${other}"]`,
      `workspace: ${uuid}`,
      `--allow workspace:${uuid} --allow template:*`,
      `user:${uuid}, ${other}`,
    ])
      await paste(panel, text);

    await until(
      async () => ((await entries(panel)).length === 4 ? true : undefined),
      () => "It did not take them all.",
      2000,
    );
    assert.deepEqual(await entries(panel), [
      `workspace:${uuid}`,
      `workspace:${other}`,
      "template:*",
      `user:${uuid}`,
    ]);
    assert.equal(await find(panel).inputValue(), "");
  });

  it("has an address looked up, which stands as a text until it is", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    const address = "https://coder.example.com/@dana/alpha";
    await paste(panel, `template:*, ${address}`);
    const asked = await panel.next("addLinked");
    assert.deepEqual([asked.draft.allowList, asked.draft.typed], [["template:*"], { entry: address }]);
    assert.equal(await find(panel).inputValue(), address);
    const draft = { ...asked.draft, allowList: ["template:*", `workspace:${uuid}`], typed: undefined };
    await panel.tell({ type: "draft", draft, turn: asked.turn });
    assert.equal(await find(panel).inputValue(), "");
    assert.deepEqual(await entries(panel), ["template:*", `workspace:${uuid}`]);
  });

  it("says beside the field why nothing came of an address", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await find(panel).fill("@dana/alfa");
    await find(panel).press("Enter");
    const { turn } = await panel.next("addLinked");
    const problems = { allowList: 'There\'s no workspace named "dana/alfa".' };
    await panel.tell({ type: "checked", check: { ...emptyCheck, turn, problems } });
    assert.ok(await panel.page.getByText(problems.allowList).isVisible());
    assert.equal(await find(panel).inputValue(), "@dana/alfa");
  });

  it("leaves a pasted text alone that is neither an id nor an entry", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await paste(panel, "my workspace");
    assert.deepEqual(await entries(panel), []);
  });

  it("says at each entry what is wrong with it, and goes there on Create token", async () => {
    const draft = { ...filledDraft, allowList: ["template:*", "workspace:alpha"] };
    const check = {
      ...filledCheck,
      canSubmit: false,
      problems: { allowList: "Invalid entries: 1." },
      entryProblems: [null, "alpha is not a UUID."],
    };
    const panel = await begun(draft, check);
    assert.ok(await panel.page.getByText("alpha is not a UUID.").isVisible());
    await panel.page.getByRole("button", { name: "Create token" }).click();
    assert.equal(await panel.page.evaluate("document.activeElement.ariaLabel"), "Remove workspace:alpha");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await nextDraft(panel)).allowList, ["template:*"]);
    assert.equal(await panel.page.evaluate("document.activeElement.ariaLabel"), "Remove All templates");
  });

  it("does not lose an id that was typed and not added", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await find(panel).fill(uuid.replace("8", "9"));
    await panel.page.getByRole("button", { name: "Create token" }).click();
    assert.equal((await panel.next("changed")).draft.allowList.length, 2, "typed, and not added");
    const { draft, turn } = await panel.next("changed");
    assert.equal(draft.allowList.length, 3);
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
    await panel.tell({ type: "checked", check: { ...filledCheck, turn, entryProblems: [null, null, null] } });
    assert.deepEqual((await panel.next("submit")).draft, draft);
  });
});
