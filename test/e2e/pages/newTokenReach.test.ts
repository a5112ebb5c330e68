import assert from "node:assert/strict";
import { emptyCheck, emptyDraft, filledCheck, filledDraft, setup } from "./support/newTokenSetup.js";
import { type NewTokenPage, usePanels } from "./support/usePanels.js";

const uuid = "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21";

describe("limiting the reach on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = emptyDraft, check = emptyCheck): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check });
    return panel;
  }
  const id = ({ page }: NewTokenPage) => page.getByRole("textbox", { name: "Resource id" });
  const entries = ({ page }: NewTokenPage) =>
    page
      .getByRole("list", { name: "Listed resources" })
      .getByRole("listitem")
      .locator(".code")
      .allInnerTexts();

  async function paste(panel: NewTokenPage, text: string): Promise<void> {
    await id(panel).focus();
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
    assert.equal(await id(panel).isVisible(), false);
    await panel.page.getByRole("radio", { name: "Everything I can reach" }).focus();
    await panel.page.keyboard.press("ArrowDown");
    assert.equal((await panel.next("changed")).draft.reach, "only");
    assert.ok(await id(panel).isVisible());
  });

  it("adds an entry by keyboard: type, id, Enter", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await panel.page.getByLabel("Resource type").selectOption("template");
    await id(panel).focus();
    await panel.page.keyboard.type("*");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await panel.next("changed")).draft.allowList, ["template:*"]);
    assert.equal(await id(panel).inputValue(), "");
    assert.deepEqual(await entries(panel), ["template:*"]);
    await panel.page.keyboard.type("*");
    await panel.page.keyboard.press("Enter");
    assert.ok(await panel.page.getByText("template:* is listed already.").isVisible());
  });

  it("takes pasted lines as entries, and leaves a single pasted id for the person to add", async () => {
    const panel = await begun({ ...emptyDraft, reach: "only" });
    await paste(panel, `workspace:${uuid}\ntemplate:*\n${uuid}`);
    assert.deepEqual((await panel.next("changed")).draft.allowList, [`workspace:${uuid}`, "template:*"]);
    await paste(panel, uuid);
    assert.deepEqual(await entries(panel), [`workspace:${uuid}`, "template:*"]);
    await paste(panel, "user:*");
    assert.deepEqual((await panel.next("changed")).draft.allowList.at(-1), "user:*");
  });

  it("says at each entry what is wrong with it, and goes there on Create token", async () => {
    const draft = { ...filledDraft, allowList: ["template:*", "workspace:alpha"] };
    const check = {
      ...filledCheck,
      canSubmit: false,
      problems: { allowList: "1 of the entries cannot be sent." },
      entryProblems: [null, "alpha is not a UUID."],
    };
    const panel = await begun(draft, check);
    assert.ok(await panel.page.getByText("alpha is not a UUID.").isVisible());
    await panel.page.getByRole("button", { name: "Create token" }).click();
    assert.equal(await panel.page.evaluate("document.activeElement.ariaLabel"), "Remove workspace:alpha");
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await panel.next("changed")).draft.allowList, ["template:*"]);
    assert.equal(await panel.page.evaluate("document.activeElement.ariaLabel"), "Remove template:*");
  });

  it("does not lose an id that was typed and not added", async () => {
    const panel = await begun(filledDraft, filledCheck);
    await id(panel).fill(uuid.replace("8", "9"));
    await panel.page.getByRole("button", { name: "Create token" }).click();
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
