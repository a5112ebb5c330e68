import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { type Coderd, startCoderd } from "../coderd";
import { until } from "../host/until";
import { type Theme, themes } from "../host/userData";
import { eventually } from "./support/eventually";
import { NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

/** What can still be told from what is behind it: the least that WCAG asks of large texts and of graphics. */
const leastContrast = 3;

/** The texts of a picture that can't be told from what is behind them, with their contrast. Runs in the picture's page. */
const unseenTexts = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const svg = document.querySelector("svg");
  const page = getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-background");
  const painted = [...svg.querySelectorAll("rect, text")];
  const unseen = [];
  for (const [place, text] of painted.entries()) {
    if (text.tagName !== "text") continue;
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const behind = painted.slice(0, place).filter((one) => {
      const box = one.getBoundingClientRect();
      return one.tagName === "rect" && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    });
    const fills = [page, ...behind.map((one) => getComputedStyle(one).fill).filter((fill) => fill !== "none")];
    const lights = [light(over(fills)), light(over([...fills, getComputedStyle(text).fill]))].sort((a, b) => b - a);
    const contrast = (lights[0] + 0.05) / (lights[1] + 0.05);
    if (contrast < ${leastContrast}) unseen.push(text.textContent + " " + contrast.toFixed(1));
  }
  return { unseen, texts: painted.filter(({ tagName }) => tagName === "text").length };
})()`;

describe("the walkthrough", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    builtIn: "all",
    isDemo: true,
    settings: { "coderAccess.url": coderd.url },
    size: { width: 1400, height: 900 },
  }));
  const steps = ["signIn", "createToken", "watch"] as const;
  const tick = (step: (typeof steps)[number]): Locator =>
    opened().workbench.page.locator(`[role="checkbox"][data-done-step-id$="#${step}"]`);
  const isTicked = (step: (typeof steps)[number]) =>
    eventually(async () => assert.equal(await tick(step).getAttribute("aria-checked"), "true", step));

  /** Looks at the picture with this text, as soon as it is shown; its page is made anew with each step and theme. */
  async function lookAt(text: string): Promise<{ readonly unseen: string[]; readonly texts: number }> {
    return until(
      async () => {
        for (const frame of opened().workbench.page.frames()) {
          const isThere = await frame
            .locator("svg", { hasText: text })
            .count()
            .catch(() => 0);
          const found =
            isThere > 0 &&
            (await frame.evaluate<Awaited<ReturnType<typeof lookAt>>>(unseenTexts).catch(() => false));
          if (typeof found === "object") return found;
        }
        return undefined;
      },
      () => `No picture with “${text}” is shown.`,
    );
  }

  it("has pictures of which everything is seen in every theme", async () => {
    const { workbench } = opened();
    const pictures = { signIn: "Sign in to Coder", createToken: "What it can do", watch: "TOKENS" };
    // It takes the focus when it opens, which would close the list of themes.
    await lookAt(pictures.signIn);
    for (const theme of Object.keys(themes) as Theme[]) {
      await workbench.useTheme(theme);
      for (const step of steps) {
        await workbench.page.locator(`[data-step-id$="#${step}"]`).first().click();
        const found = await lookAt(pictures[step]);
        assert.deepEqual(found.unseen, [], `${theme}: ${step}`);
        assert.ok(found.texts > 5, `${theme}: ${step}`);
      }
    }
  });

  it("ticks a step once it is done, and none before", async () => {
    const { workbench } = opened();
    for (const step of ["signIn", "createToken"] as const)
      assert.equal(await tick(step).getAttribute("aria-checked"), "false", step);
    await signInAs(workbench, coderd, "alice");
    await workbench.runCommand("Coder Access: Create Token…");
    await NewTokenPage.shown(workbench);
    await workbench.runCommand("Coder Access: Focus on Tokens View");
    await workbench.runCommand("Welcome: Open Walkthrough...");
    await workbench.quickInput.pick("Get Started with Coder Access");
    for (const step of steps) await isTicked(step);
  });
});
