import assert from "node:assert/strict";
import { ofColors, violationsOn } from "./support/axe";
import { states } from "./support/states";
import type { States } from "./support/states/states";
import { withStrangers } from "./support/strangers";
import { themeVariables } from "./support/themes";
import { type Panels, usePanels } from "./support/usePanels";

/** Texts that a person sees and that are smaller than 12 px. Runs in the page. */
const smallTexts = `[...document.querySelectorAll("#page *")]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12)
  .map((one) => one.outerHTML.slice(0, 120))`;

/** Things to press that are smaller than 24 by 24 px, with their labels counted in. Runs in the page. */
const smallTargets = `[...document.querySelectorAll("#page :is(button, input, select, summary, [role=option])")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.labels?.[0]?.contains(one) ? one.labels[0] : one)
  .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
  .filter((one) => !one.closest(".input-box") || one.closest(".input-box").getBoundingClientRect().height < 24)
  .map((one) => one.outerHTML.slice(0, 120))`;

/** What reaches beyond the left or right edge of the page, Runs in the page. */
const beyondEdges = `[...document.querySelectorAll("#page *")]
  .filter((one) => one.checkVisibility() && !one.closest(".heard-only, .grid-scroll, svg"))
  .filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < -0.5 || right > innerWidth + 0.5; })
  .map((one) => one.outerHTML.slice(0, 120))
  .concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])`;

/** The colours of pictures, and of the chosen lifetime, beside the palette's own. Runs in the page. */
const forcedColors = `(() => {
  const palette = document.body.appendChild(document.createElement("p"));
  palette.style.color = "CanvasText";
  palette.style.backgroundColor = "Highlight";
  palette.style.forcedColorAdjust = "none";
  const search = document.querySelector(".input-box > .icon");
  return {
    picture: getComputedStyle(search).color === getComputedStyle(palette).color,
    chosen: getComputedStyle(document.querySelector(".segments :checked").parentElement).backgroundColor ===
      getComputedStyle(palette).backgroundColor,
  };
})()`;

/** The narrowest a view can be made, and widths of VS Code enlarged to 200 %. */
const widths = [280, 400, 720, 1100];

async function fitsEveryWidth(panels: Panels, open: States[string]): Promise<void> {
  const { page } = await open(panels, {});
  for (const width of widths) {
    await page.setViewportSize({ width, height: 380 });
    assert.deepEqual(await page.evaluate(beyondEdges), [], `at ${width} px`);
    assert.deepEqual(await page.evaluate(smallTexts), [], `at ${width} px`);
    assert.deepEqual(await page.evaluate(smallTargets), [], `at ${width} px`);
  }
}

describe("the pages", () => {
  const panels = usePanels();

  it("follow a forced palette, pictures and chosen values included", async () => {
    const { page } = await states["new token, filled in"](panels, {
      theme: themeVariables.highContrast,
      forcedColors: true,
    });
    assert.deepEqual(await page.evaluate(forcedColors), { picture: true, chosen: true });
  });

  for (const [state, open] of Object.entries(states)) {
    it(`${state}: axe finds nothing, and no colour that is hard to see in any theme`, async () => {
      const { dark, ...others } = themeVariables;
      const { page } = await open(panels, { theme: dark });
      assert.deepEqual(await violationsOn(page), [], dark.name);
      for (const theme of Object.values(others)) {
        await page.evaluate(`useTheme(${JSON.stringify(theme)})`);
        assert.deepEqual(await violationsOn(page, ofColors), [], theme.name);
      }
    });

    it(`${state}: fits every width, with texts and targets of a good size`, async () => {
      await fitsEveryWidth(panels, open);
    });

    it(`${state}: fits every width with strangers' names`, async () => {
      await fitsEveryWidth(withStrangers(panels), open);
    });
  }
});
