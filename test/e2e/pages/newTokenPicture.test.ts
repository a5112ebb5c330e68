import assert from "node:assert/strict";
import { violationsOn } from "./support/axe";
import {
  buildEveryState,
  emptyCheck,
  everyState,
  filledCheck,
  filledDraft,
  setup,
} from "./support/newTokenSetup";
import type { PanelOptions } from "./support/openPanel";
import { germanTexts, longTexts, wordedIn } from "./support/otherTexts";
import { themeVariables } from "./support/themes";
import { type NewTokenPage, usePanels } from "./support/usePanels";

describe("the picture of a grant on the New Token page", () => {
  const panels = usePanels();

  async function begun(options: PanelOptions = {}, picture = everyState): Promise<NewTokenPage> {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup, draft: filledDraft },
      { type: "checked", check: { ...filledCheck, picture } },
    );
    return panel;
  }
  const kinds = ({ page }: NewTokenPage) => page.locator(".picture > .kinds > .kind");
  const word = ({ page }: NewTokenPage, permission: string) =>
    page.locator(`button.word[data-permission="${permission}"]`);
  const focused = ({ page }: NewTokenPage) =>
    page.evaluate<string>("document.activeElement.dataset.permission");

  it("is a list of kinds for a screen reader, each with its limit and its actions with their states", async () => {
    const panel = await begun({}, filledCheck.picture);
    const outer = panel.page.getByRole("list", { name: "Permissions by resource" });
    assert.deepEqual(await outer.getByRole("heading").allTextContents(), ["Workspaces", "Templates"]);
    const workspaces = panel.page.getByRole("list", { name: "Workspaces alpha only" });
    assert.deepEqual(
      (await workspaces.getByRole("listitem").allTextContents()).map((text) => text.replace(/\s+/g, " ")),
      [
        "Viewallowed",
        "Startallowed",
        "Stopallowed",
        "Terminalnot allowed",
        "Appsnot allowed",
        "Createnot allowed",
        "Changenot allowed",
        "Deletenot allowed",
      ],
    );
    assert.deepEqual(
      await workspaces.getByRole("button").allInnerTexts(),
      ["View", "Start", "Stop"].map(heard),
    );
  });
  const heard = (text: string) => `${text}\nallowed`;

  it("keeps kinds without any permission to one line", async () => {
    const panel = await begun({}, filledCheck.picture);
    await panel.page.getByText("No access: Your account, Your tokens", { exact: true }).waitFor();
    assert.equal(await panel.page.locator(".picture details").count(), 0);
  });

  it("warns of scopes that nobody knows", async () => {
    const unknown = "Unknown to Coder Access: moon:fly.";
    const panel = await begun({}, { kind: "kinds", kinds: [], unknown });
    await panel.page.locator(".picture .status").getByText(unknown).waitFor();
  });

  it("unfolds the reason below the pressed word, one at a time, and folds it away again", async () => {
    const panel = await begun({}, filledCheck.picture);
    const view = word(panel, "workspace:read");
    const why = kinds(panel).first().locator(".why");
    assert.equal(await why.isVisible(), false);
    await view.click();
    assert.equal(await view.getAttribute("aria-expanded"), "true");
    assert.match(await why.innerText(), /^workspace:read Granted by workspace:read, only for alpha\./);
    const [line, reason] = await Promise.all([view.boundingBox(), why.boundingBox()]);
    assert.ok(line && reason && reason.y >= line.y + line.height);
    await word(panel, "template:read").click();
    assert.equal(await view.getAttribute("aria-expanded"), "false");
    assert.equal(await why.isVisible(), false);
    await word(panel, "template:read").click();
    assert.equal(await panel.page.locator(".why:visible").count(), 0);
  });

  it("moves nothing when the pointer rests on it", async () => {
    const panel = await begun();
    const heights = () => panel.page.evaluate<number>("document.querySelector('.picture').offsetHeight");
    const before = await heights();
    for (const one of await panel.page.locator(".word").all()) await one.hover();
    assert.equal(await heights(), before);
  });

  it("says in a word what the icon alone would not, and marks what is powerful", async () => {
    const panel = await begun();
    const notes = await panel.page.locator(".word > .note").allInnerTexts();
    assert.deepEqual([...new Set(notes)].sort(), ["fails on this server", "no effect", "not in your role"]);
    const change = word(panel, "template:update");
    assert.match((await change.textContent()) ?? "", /Change.*allowed, powerful/);
    await change.click();
    await panel.page.getByText("Changes to a template affect everyone who uses it.").waitFor();
  });

  it("tells its states apart by their pictures", async () => {
    const panel = await begun();
    const pictures = await panel.page.evaluate<string[]>(
      `[...new Set([...document.querySelectorAll(".word > .mark")].map((one) => one.innerHTML))]`,
    );
    assert.equal(pictures.length, 5, "granted, needing care, denied, without effect, not in the role");
  });

  it("is one stop of the Tab key; the arrow keys walk over what is granted", async () => {
    const panel = await begun({}, filledCheck.picture);
    const { keyboard } = panel.page;
    await word(panel, "workspace:read").focus();
    await keyboard.press("ArrowRight");
    assert.equal(await focused(panel), "workspace:start");
    await keyboard.press("End");
    assert.equal(await focused(panel), "template:read");
    await keyboard.press("ArrowRight");
    assert.equal(await focused(panel), "template:read");
    await keyboard.press("Home");
    assert.equal(await focused(panel), "workspace:read");
    await keyboard.press("Enter");
    await keyboard.press("Tab");
    assert.equal(await panel.page.evaluate("document.activeElement.textContent"), "Show scope");
    await keyboard.press("Shift+Tab");
    assert.equal(await focused(panel), "workspace:read");
  });

  it("keeps the focus and what is unfolded when the grant changes", async () => {
    const panel = await begun();
    await word(panel, "template:read").click();
    await panel.tell({ type: "checked", check: filledCheck });
    assert.equal(await focused(panel), "template:read");
    assert.equal(await word(panel, "template:read").getAttribute("aria-expanded"), "true");
    assert.equal(await panel.page.locator(".why:visible").count(), 1);
  });

  it("opens the scope that grants an action", async () => {
    const panel = await begun();
    await panel.page.getByRole("searchbox").fill("nothing of this");
    await word(panel, "workspace:read").click();
    await panel.page.getByRole("button", { name: "Show scope" }).click();
    assert.equal(await panel.page.evaluate("document.activeElement.value"), "workspace:read");
    assert.ok(await panel.page.getByRole("checkbox", { name: "workspace:read" }).isVisible());
  });

  it("says full access in one sentence, and nothing before a scope is chosen", async () => {
    const sentence = "Anyone with this token can do everything you can, now and in the future.";
    const panel = await begun({}, { kind: "everything", sentence });
    assert.ok(await panel.page.locator(".picture").getByText(sentence, { exact: true }).isVisible());
    assert.equal(await panel.page.locator(".word").count(), 0);
    await panel.tell({ type: "checked", check: emptyCheck });
    assert.equal(await panel.page.getByText(sentence, { exact: true }).count(), 0);
    assert.ok(await panel.page.getByText("Nothing yet.").isVisible());
  });

  for (const [language, translations] of [
    ["English", undefined],
    ["German", germanTexts],
    ["words twice as long", longTexts],
  ] as const) {
    it(`fits 280 px in ${language}, with every word to press big enough`, async () => {
      const panel = translations
        ? await begun({ width: 280, translations }, wordedIn(translations, buildEveryState))
        : await begun({ width: 280 });
      await word(panel, "workspace:read").click();
      assert.equal(await panel.page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0);
      const boxes = await panel.page.evaluate<[number, number, number][]>(
        `[...document.querySelectorAll(".word")].map((one) => {
          const { left, right, height } = one.getBoundingClientRect();
          return [left, right, height];
        })`,
      );
      for (const [left, right, height] of boxes) assert.ok(left >= 0 && right <= 280 && height >= 24);
    });
  }

  it("is reached by the bar that says what it is, where it is below the form", async () => {
    const panel = await begun({ width: 480 });
    await panel.page.locator(".bar").getByRole("button", { name: "What it can do" }).click();
    assert.ok(await panel.page.getByRole("heading", { name: "What it can do" }).isVisible());
    const top = await kinds(panel).first().boundingBox();
    assert.ok(top && top.y < 760, JSON.stringify(top));
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
      await word(panel, "workspace:create").click();
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
        return [...document.querySelectorAll(".word > .mark")].map((one) => getComputedStyle(one).color === text);
      })()`,
    );
    assert.ok(colors.length > 5 && colors.every(Boolean));
  });
});
