import assert from "node:assert/strict";
import { violationsOn } from "./support/axe";
import { emptyCheck, everyState, filledCheck, filledDraft, setup } from "./support/newTokenSetup";
import type { PanelOptions } from "./support/openPanel";
import { themeVariables } from "./support/themes";
import { type NewTokenPage, usePanels } from "./support/usePanels";

describe("the matrix on the New Token page", () => {
  const panels = usePanels();

  async function begun(options: PanelOptions = {}, matrix = everyState): Promise<NewTokenPage> {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: { ...filledCheck, matrix } },
    );
    return panel;
  }
  const grid = ({ page }: NewTokenPage) =>
    page.getByRole("grid", { name: "Permissions by resource and action" });
  const focused = ({ page }: NewTokenPage) =>
    page.evaluate<string>("document.activeElement.dataset.permission");

  it("is a table with headers for its rows and columns", async () => {
    const panel = await begun();
    assert.ok((await grid(panel).getByRole("rowheader").allInnerTexts()).includes("Workspaces"));
    assert.ok((await grid(panel).getByRole("columnheader").allInnerTexts()).includes("start"));
  });

  it("says each cell in words, and again in a line when it is focused", async () => {
    const panel = await begun();
    const cell = grid(panel).getByRole("gridcell", {
      name: "Only selected resources. Granted by workspace:read, only for workspace alpha.",
    });
    await cell.focus();
    assert.equal(await focused(panel), "workspace:read");
    assert.match(
      await panel.page.locator(".why").innerText(),
      /^workspace:read Only selected resources\. Granted/,
    );
  });

  it("tells all six states apart by picture and word", async () => {
    const panel = await begun();
    assert.deepEqual(
      await panel.page.getByRole("list", { name: "Legend" }).getByRole("listitem").allInnerTexts(),
      [
        "yes",
        "only selected resources",
        "no",
        "no matching resource",
        "not allowed by your role",
        "fails on this server",
      ],
    );
    const pictures = await panel.page.evaluate<string[]>(
      `[...document.querySelectorAll(".legend svg")].map((one) => one.innerHTML)`,
    );
    assert.equal(new Set(pictures).size, 6);
  });

  it("is one stop of the Tab key; the arrow keys walk over what there is", async () => {
    const panel = await begun();
    const { keyboard } = panel.page;
    await grid(panel).locator("[data-permission='workspace:read']").focus();
    await keyboard.press("ArrowRight");
    assert.equal(await focused(panel), "workspace:start");
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowDown");
    assert.equal(await focused(panel), "template:read");
    await keyboard.press("ArrowRight");
    assert.equal(await focused(panel), "template:use", "what templates do not have is passed over");
    await keyboard.press("End");
    assert.equal(await focused(panel), "template:delete");
    await keyboard.press("ArrowRight");
    assert.equal(await focused(panel), "template:delete");
    await keyboard.press("Home");
    assert.equal(await focused(panel), "template:read");
    await keyboard.press("Control+Home");
    assert.equal(await focused(panel), "workspace:read");
    await keyboard.press("Tab");
    assert.equal(await panel.page.evaluate("document.activeElement.tagName"), "BUTTON");
    await keyboard.press("Shift+Tab");
    assert.equal(await focused(panel), "workspace:read");
  });

  it("keeps the place of the focus when the grant changes", async () => {
    const panel = await begun();
    await grid(panel).locator("[data-permission='template:read']").focus();
    await panel.tell({ type: "checked", check: filledCheck });
    assert.equal(await focused(panel), "template:read");
  });

  it("opens the scope that grants a cell", async () => {
    const panel = await begun();
    await panel.page.getByRole("searchbox").fill("nothing of this");
    await grid(panel).locator("[data-permission='workspace:read']").focus();
    await panel.page.keyboard.press("Enter");
    assert.equal(await panel.page.evaluate("document.activeElement.value"), "workspace:read");
    assert.ok(await panel.page.getByRole("checkbox", { name: "workspace:read" }).isVisible());
  });

  it("says full access in one sentence, and nothing before a scope is chosen", async () => {
    const sentence = "Full access, now and in the future.";
    const panel = await begun({}, { kind: "everything", sentence });
    assert.ok(await panel.page.getByText(sentence, { exact: true }).isVisible());
    assert.equal(await grid(panel).count(), 0);
    await panel.tell({ type: "checked", check: emptyCheck });
    assert.equal(await panel.page.getByText(sentence, { exact: true }).count(), 0);
    assert.ok(await panel.page.getByText("Nothing yet.").isVisible());
  });

  it("scrolls within itself at 320 px, and each cell can still be reached", async () => {
    const panel = await begun({ width: 320 });
    assert.equal(await panel.page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0);
    const last = grid(panel).locator("[data-permission='workspace:delete']");
    await last.focus();
    const box = await last.boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    assert.ok(box.width >= 24 && box.height >= 24, JSON.stringify(box));
  });

  for (const theme of Object.values(themeVariables)) {
    it(`has nothing for axe in ${theme.name}, with things found and every state shown`, async () => {
      const panel = await begun({ theme });
      await panel.page.getByRole("combobox", { name: "Find a workspace by name" }).fill("a");
      const { search } = await panel.next("find");
      const alpha = { entry: "workspace:*", name: "alpha", detail: "dana · docker" };
      await panel.tell(
        { type: "found", search, resources: [alpha] },
        { type: "names", names: { [filledDraft.allowList[0] ?? ""]: alpha } },
      );
      assert.deepEqual(await violationsOn(panel.page), []);
      await grid(panel).locator("td.cell-dead").first().focus();
      assert.deepEqual(await violationsOn(panel.page), []);
    });
  }

  it("keeps its marks in a forced palette", async () => {
    const panel = await begun({ forcedColors: true, theme: themeVariables.highContrast });
    const colors = await panel.page.evaluate<boolean[]>(
      `(() => {
        const palette = document.body.appendChild(document.createElement("p"));
        palette.style.color = "CanvasText";
        palette.style.forcedColorAdjust = "none";
        const text = getComputedStyle(palette).color;
        return [...document.querySelectorAll(".legend svg")].map((one) => getComputedStyle(one).color === text);
      })()`,
    );
    assert.deepEqual(colors, [true, true, true, true, true, true]);
  });
});
