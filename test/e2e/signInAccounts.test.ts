import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { signInAt, statusOf } from "./support/signIn";
import { useWorkbench } from "./support/useWorkbench";

describe("the Accounts menu", () => {
  const opened = useWorkbench();
  let coderd: Coderd;

  before(async () => {
    coderd = await startCoderd();
    await opened().workbench.openContainer("Coder Access");
  });
  after(() => coderd.stop());

  it("shows the account, and signs out of it here and on the server", async () => {
    const { workbench } = opened();
    const key = await signInAt(workbench, coderd);
    const tokens = workbench.tree("Tokens");
    await tokens.row("laptop-2024").waitFor();
    const { page } = workbench;
    await page.locator(".activitybar").getByRole("button", { name: "Accounts" }).click();
    const label = `alice (${new URL(coderd.url).host})`;
    await page.locator(".monaco-menu").getByRole("menuitem", { name: label }).hover();
    await page.getByRole("menuitem", { name: "Sign Out", exact: true }).hover();
    await page.keyboard.press("Enter");
    assert.ok((await workbench.dialog.detail()).includes(label));
    await workbench.dialog.choose("Sign Out");
    await tokens.welcome().getByRole("button", { name: "Sign In" }).waitFor();
    assert.equal(await statusOf(coderd, key), 401);
  });
});
