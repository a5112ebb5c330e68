import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { NewTokenPage } from "./support/panels";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

describe("the details of a token", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));
  const shown = async (name = "ci-alpha"): Promise<Frame> => opened().workbench.webview(`Token ${name}`);

  async function more(page: Frame, label: string): Promise<void> {
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: label, exact: true }).click();
  }

  it("open from the row, with everything in words, names and times", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAt(workbench, coderd);
    await workbench.tree("Tokens").inlineAction("ci-alpha", "Show Token Details");
    const page = await shown();
    await page.getByRole("heading", { name: "ci-alpha" }).waitFor();
    for (const text of [
      "Active · expires in 78 days",
      "Read, start and stop 1 workspace.",
      "in 78 days",
      "Updated at most once an hour.",
      "View workspaces, their builds, agents, and logs.",
      "all templates",
      coderd.workspace("alpha").id,
    ])
      await page.getByText(text, { exact: true }).first().waitFor();

    await page.getByRole("img", { name: /^Created 12 days ago, used .* ago, expires in 78 days$/ }).waitFor();
    await page.getByRole("list", { name: "Workspaces alpha only" }).getByText("Start").waitFor();
    assert.match(await page.locator("main").innerText(), /\b(UTC|GMT|[A-Z]{3,4})\b/);
  });

  it("copy the token's id and those of what it reaches", async () => {
    const { workbench } = opened();
    const page = await shown();
    await page.getByRole("button", { name: "Copy ID of alpha" }).click();
    await eventually(async () => assert.equal(await workbench.readClipboard(), coderd.workspace("alpha").id));
    await more(page, "Copy ID");
    await workbench.notifications.text('Copied the ID of "ci-alpha"');
    assert.match(await workbench.readClipboard(), /^[0-9A-Za-z]{10}$/);
    await workbench.notifications.clear();
  });

  it("are there again after they were hidden behind another tab", async () => {
    const { workbench } = opened();
    const page = await shown();
    await more(page, "Duplicate…");
    const form = await NewTokenPage.shown(workbench);
    await eventually(async () => assert.equal(await form.name.inputValue(), "ci-alpha-2"));
    await workbench.tree("Tokens").contextMenu("ci-alpha", "Show Token Details");
    await (await shown()).getByRole("heading", { name: "ci-alpha" }).waitFor();
  });

  it("follow what becomes of the token", async () => {
    const { workbench } = opened();
    const page = await shown();
    await more(page, "Expire…");
    assert.equal(await workbench.dialog.message(), 'Expire "ci-alpha"?');
    await workbench.dialog.choose("Expire Token");
    await page
      .getByText(/^Expired /)
      .first()
      .waitFor();
    assert.equal(await page.getByRole("button", { name: "Rotate…", exact: true }).count(), 0);
    await more(page, "Delete…");
    await workbench.dialog.choose("Delete Token");
    await page.getByText(/It's no longer among the tokens on .*\./).waitFor();
    assert.equal(coderd.log.count({ method: "DELETE" }), 1);
  });

  it("open from the palette, the token being picked by its name", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Show Token Details");
    await workbench.quickInput.row("laptop-2024").waitFor();
    await workbench.quickInput.fill("preview");
    await workbench.quickInput.pick("preview-environment");
    const page = await shown("preview-environment");
    await page.getByRole("heading", { name: "preview-environment" }).waitFor();
    await page.getByText("deleted, or you can't see it").first().waitFor();
  });
});
