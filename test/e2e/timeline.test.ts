import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { focused } from "./support/keyboard";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

describe("the timeline of tokens", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));
  const shown = async (): Promise<Frame> => opened().workbench.webview("Token Timeline");

  it("shows every token in the groups of the tree, expired ones too", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAt(workbench, coderd);
    await workbench.runCommand("Coder Access: Show Token Timeline");
    const page = await shown();
    await page.getByText("11 tokens, 4 need attention.").waitFor();
    const headings = await page.getByRole("heading", { level: 2 }).allInnerTexts();
    assert.deepEqual(headings, ["Needs attention 4", "Active 6", "Expired 1"]);
    await page.getByRole("button", { name: /^laptop-2024, full access, expires in / }).waitFor();
  });

  it("has today's line where tokens that end tomorrow end", async () => {
    const page = await shown();
    const [today, end] = await page.evaluate<[number, number]>(`(() => {
      const row = [...document.querySelectorAll(".row")].find((one) => one.textContent.includes("release-bot"));
      const { width } = row.querySelector(".track").getBoundingClientRect();
      const share = (x) => x / width;
      return [
        share(document.querySelector(".scale > .today").getBoundingClientRect().left),
        share(row.querySelector(".life").getBoundingClientRect().right),
      ];
    })()`);
    assert.ok(end > today - 0.005 && end - today < 2 / 180, `today at ${today}, the end at ${end}`);
  });

  it("goes from token to token with the arrow keys, and shows the details of one on Enter", async () => {
    const { workbench } = opened();
    const page = await shown();
    await page.getByRole("button", { name: /^release-bot/ }).focus();
    await workbench.page.keyboard.press("ArrowDown");
    await eventually(async () => assert.match((await focused(workbench.page)).name, /^home-server/));
    await workbench.page.keyboard.press("Enter");
    const details = await workbench.webview("Token home-server");
    await details.getByRole("heading", { name: "home-server" }).waitFor();
  });

  it("follows what becomes of the tokens", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Show Token Timeline");
    const page = await shown();
    await page.getByText("11 tokens").waitFor();
    coderd.createToken("alice", { name: "new-one", scopes: ["file:read"] });
    await workbench.tree("Tokens").titleAction("Refresh Tokens");
    await page.getByRole("button", { name: /^new-one/ }).waitFor();
    await page.getByText("12 tokens, 4 need attention.").waitFor();
  });

  it("stays quick with thousands of tokens, which come in pieces", async () => {
    const { workbench } = opened();
    for (let index = 0; index < 3_000; index += 1) {
      coderd.createToken("alice", {
        name: `many-${index}`,
        scopes: ["file:read"],
        lifetime: 30 * 86_400_000,
      });
    }
    await workbench.tree("Tokens").titleAction("Refresh Tokens");
    const page = await shown();
    await page.getByText("3,012 tokens").waitFor();
    await eventually(async () => assert.equal(await page.locator(".row").count(), 300));
    await page.getByRole("button", { name: "Show more (2,712 left)" }).click();
    await page.getByRole("button", { name: "Show more (2,412 left)" }).waitFor();
    await eventually(async () => assert.equal(await page.locator(".row").count(), 600));
    await workbench.tree("Tokens").row("Active").filter({ hasText: "3,007" }).waitFor();
  });
});
