import assert from "node:assert/strict";
import { emptyCheck, emptyDraft, filledDraft, setup } from "./support/newTokenSetup";
import { type NewTokenPage, usePanels } from "./support/usePanels";

describe("choosing scopes on the New Token page", () => {
  const panels = usePanels();

  async function begun(draft = emptyDraft): Promise<NewTokenPage> {
    const panel = await panels.newToken();
    await panel.tell({ type: "begin", setup, draft }, { type: "checked", check: emptyCheck });
    return panel;
  }
  const search = ({ page }: NewTokenPage) => page.getByRole("searchbox", { name: "Search 55 scopes" });
  const scope = ({ page }: NewTokenPage, name: string) => page.getByRole("checkbox", { name });
  const active = ({ page }: NewTokenPage) =>
    page.evaluate<string>("document.activeElement.labels?.[0].innerText ?? document.activeElement.innerText");

  it("starts with every group folded and counted", async () => {
    const panel = await begun(filledDraft);
    assert.equal(await panel.page.locator(".group[open]").count(), 0);
    assert.ok(await panel.page.getByText("3 of 9").isVisible());
    const counted = await panel.page.locator(".group .scope").count();
    assert.equal(counted + 1, 55, "the scope for everything stands apart");
  });

  it("finds a scope by the words of its description, and chooses it by keyboard", async () => {
    const panel = await begun();
    await search(panel).focus();
    await panel.page.keyboard.type("workspace start");
    await panel.page.keyboard.press("Enter");
    await panel.page.keyboard.press("ArrowDown");
    while (!(await active(panel)).includes("workspace:start")) await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("Space");
    assert.deepEqual(await panel.next("changed"), {
      type: "changed",
      turn: 1,
      draft: { ...emptyDraft, scopes: ["workspace:start"] },
    });
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("says how many scopes match, and folds the groups again when the search is cleared", async () => {
    const panel = await begun();
    await search(panel).fill("api_key");
    await panel.page
      .getByRole("status")
      .getByText(/^\d+ of 55 scopes match\.$/)
      .waitFor({ state: "attached" });
    assert.ok(await scope(panel, "api_key:read").isVisible());
    await panel.page.keyboard.press("Escape");
    assert.equal(await search(panel).inputValue(), "");
    assert.equal(await panel.page.locator(".group[open]").count(), 0);
    await search(panel).fill("no such scope");
    assert.ok(await panel.page.getByText("No matching scopes.").isVisible());
  });

  it("brings what the Tab key goes to before the bar, not behind it", async () => {
    const { page } = await begun(filledDraft);
    await page.setViewportSize({ width: 400, height: 500 });
    await page.locator(".group > summary").first().click();
    const behind = `(() => {
      const one = document.activeElement;
      const bar = document.querySelector(".bar");
      if (one === document.body) return "nothing";
      if (bar.contains(one)) return "the bar";
      const { bottom } = (one.labels?.[0] ?? one).getBoundingClientRect();
      return bottom > bar.getBoundingClientRect().top ? one.outerHTML : "";
    })()`;
    await page.evaluate("scrollTo(0, 0)");
    await page.getByRole("heading", { name: "New token" }).click();
    let where = "";
    for (let presses = 0; presses < 80 && where === ""; presses++) {
      await page.keyboard.press("Tab");
      where = await page.evaluate<string>(behind);
    }
    assert.equal(where, "the bar");
  });

  it("walks over groups and scopes with the arrow keys, as in a tree", async () => {
    const panel = await begun();
    const { keyboard } = panel.page;
    await search(panel).focus();
    await keyboard.press("ArrowDown");
    assert.match(await active(panel), /^Bundles/);
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowDown");
    assert.equal(await panel.page.evaluate("document.activeElement.type"), "checkbox");
    await keyboard.press("ArrowLeft");
    assert.match(await active(panel), /^Workspaces/);
    await keyboard.press("ArrowLeft");
    assert.equal(await panel.page.locator(".group[open]").count(), 0);
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowUp");
    assert.equal(await panel.page.evaluate("document.activeElement.type"), "search");
  });

  it("takes chosen scopes away with Delete and stays among the others", async () => {
    const panel = await begun(filledDraft);
    const { keyboard } = panel.page;
    await panel.page.getByRole("button", { name: "Remove workspace:read" }).focus();
    await keyboard.press("ArrowRight");
    await keyboard.press("Delete");
    assert.deepEqual((await panel.next("changed")).draft.scopes, [
      "workspace:read",
      "workspace:stop",
      "template:read",
    ]);
    assert.equal(await panel.page.evaluate("document.activeElement.ariaLabel"), "Remove workspace:stop");
    for (let presses = 0; presses < 3; presses += 1) await keyboard.press("Enter");
    assert.equal(await panel.page.evaluate("document.activeElement.type"), "search");
    assert.ok(await panel.page.getByText("0 of 9").isVisible());
  });

  it("is one stop of the Tab key, however many scopes are chosen", async () => {
    const panel = await begun(filledDraft);
    await panel.page.getByRole("button", { name: "Remove workspace:read" }).focus();
    await panel.page.keyboard.press("Tab");
    assert.equal(await panel.page.evaluate("document.activeElement.type"), "search");
  });

  it("shows what a ready-made set grants", async () => {
    const panel = await begun();
    await search(panel).fill("coder:workspaces.operate");
    const toggle = panel.page.getByRole("button", { name: "Permissions in coder:workspaces.operate" });
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    await toggle.click();
    assert.equal(await toggle.getAttribute("aria-expanded"), "true");
    const granted = panel.page.getByRole("list", { name: "Permissions in coder:workspaces.operate" });
    assert.ok((await granted.innerText()).includes("workspace:start"));
  });

  it("sets full access apart, with what it means", async () => {
    const panel = await begun();
    const box = panel.page.locator(".full-access");
    assert.ok(
      await box.getByText("Anyone with this token has full access, now and in the future.").isVisible(),
    );
    await scope(panel, "coder:all").focus();
    await panel.page.keyboard.press("Enter");
    assert.deepEqual((await panel.next("changed")).draft.scopes, ["coder:all"]);
  });
});
