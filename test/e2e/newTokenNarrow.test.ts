import assert from "node:assert/strict";
import type { Frame, Locator } from "playwright-core";
import { type Coderd, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

const anybodysTokens = "/api/v2/users/*/keys/tokens";

describe("what is typed and left in the New Token form in VS Code", () => {
  let coderd: Coderd;
  let workbench: Workbench;

  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
    coderd.createWorkspace("olive", "docker", { name: "deploy-box" });
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1400, height: 1000 },
  }));
  before(() => {
    ({ workbench } = opened());
    return signInAs(workbench, coderd, "olive");
  });

  const workspace = (frame: Frame): Locator =>
    frame.getByRole("combobox", { name: "Workspace", exact: true });
  const problem = (frame: Frame, text: string): Locator => frame.locator(".problem").getByText(text);
  const sent = () => coderd.log.find({ method: "POST", path: anybodysTokens });
  async function openForm(): Promise<{ page: NewTokenPage; frame: Frame }> {
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.card("Start and stop a workspace").waitFor();
    return { page, frame: page.frame };
  }
  async function startFrom(recipe: string, name: string): Promise<{ page: NewTokenPage; frame: Frame }> {
    const { page, frame } = await openForm();
    await page.card(recipe).click();
    await workspace(frame).waitFor();
    await page.name.fill(name);
    coderd.log.clear();
    return { page, frame };
  }
  const cancel = (frame: Frame) => frame.getByRole("button", { name: "Cancel" }).click();

  it("takes the workspace that is marked when Tab is pressed, and no other", async () => {
    const { page, frame } = await startFrom("Start and stop a workspace", "by-tab");
    await workspace(frame).pressSequentially("deploy-box");
    await frame
      .getByRole("option", { name: /deploy-box/ })
      .first()
      .waitFor();
    await workspace(frame).press("Tab");
    await page.says(/^Can read, start and stop workspace .*deploy-box; /).waitFor();
    await page.create.click();
    const delivery = await DeliveryPage.shown(workbench, "by-tab");
    await delivery.says("by-tab is ready").waitFor();
    assert.deepEqual(
      sent().map(({ body }) => (JSON.parse(body) as { allow_list: string[] }).allow_list),
      [["template:*", `user:${coderd.user("olive").id}`, `workspace:${coderd.workspace("deploy-box").id}`]],
    );
    await delivery.copy.click();
    await delivery.haveIt.click();
  });

  it("creates nothing for a name that nothing has, and says so at the field", async () => {
    const { page, frame } = await startFrom("Start and stop a workspace", "by-nobody");
    await workspace(frame).pressSequentially("deploy-bix");
    await frame.locator(".found").getByText('There\'s no workspace named "deploy-bix".').waitFor();
    assert.equal(await frame.getByRole("listbox").getByRole("option").count(), 0);
    await workspace(frame).press("Tab");
    await problem(frame, 'There\'s no workspace named "deploy-bix".').waitFor();
    await page.create.click();
    await valueIs(workspace(frame), "deploy-bix");
    assert.deepEqual(sent(), []);
    await cancel(frame);
  });

  it("creates nothing of a recipe for which nothing was chosen; all of them is a choice of its own", async () => {
    const { page, frame } = await startFrom("Start and stop a workspace", "by-all");
    await page.create.click();
    await problem(frame, "Choose a workspace.").waitFor();
    assert.deepEqual(sent(), []);
    await workspace(frame).click();
    const rows = frame.getByRole("listbox").getByRole("option");
    await rows.last().waitFor();
    assert.match(await rows.last().innerText(), /^All workspaces/);
    await rows.last().click();
    await page.says(/^Can read, start and stop all workspaces; /).waitFor();
    await page.create.click();
    const delivery = await DeliveryPage.shown(workbench, "by-all");
    await delivery.says("by-all is ready").waitFor();
    const [post] = sent();
    assert.ok((JSON.parse(post?.body ?? "") as { allow_list: string[] }).allow_list.includes("workspace:*"));
    await delivery.copy.click();
    await delivery.haveIt.click();
  });

  it("creates nothing while the owner is only typed, and then for that owner", async () => {
    const { page, frame } = await openForm();
    await page.chooseMyself();
    const owner = frame.getByRole("combobox", { name: "Owner" });
    await page.name.fill("for-bob");
    await page.search.fill("file:read");
    await page.scope("file:read").check();
    await owner.fill("bobb");
    await owner.press("Tab");
    await problem(frame, 'There\'s no user named "bobb".').waitFor();
    coderd.log.clear();
    await page.create.click();
    await valueIs(owner, "bobb");
    assert.deepEqual(sent(), []);
    await owner.fill("bob");
    await frame.getByRole("option", { name: "bob" }).first().waitFor();
    await owner.press("Tab");
    await page.says("Acts on behalf of bob, limited to the permissions below.").waitFor();
    await page.create.click();
    const delivery = await DeliveryPage.shown(workbench, "for-bob");
    await delivery.says("for-bob is ready").waitFor();
    assert.deepEqual(
      sent().map(({ path }) => path),
      [`/api/v2/users/${coderd.user("bob").id}/keys/tokens`],
    );
    await delivery.copy.click();
    await delivery.haveIt.click();
  });

  it("asks in quick picks for one workspace, and for all of them only in so many words", async () => {
    await workbench.runCommand("Coder Access: Create Token Quickly…");
    const { quickInput } = workbench;
    await quickInput.asks("What is the token for?");
    await quickInput.choose("Start and stop a workspace");
    await quickInput.asks(/Which workspace/);
    await quickInput.row("All workspaces").waitFor();
    assert.notEqual((await quickInput.labels())[0], "All workspaces");
    await quickInput.fill("deploy-bix");
    await quickInput.widget.getByText('There\'s no workspace named "deploy-bix".').waitFor();
    await workbench.page.keyboard.press("Enter");
    await quickInput.fill("");
    await quickInput.pick("All workspaces");
    await quickInput.asks("Allow all workspaces?");
    await workbench.page.keyboard.press("Enter");
    await quickInput.asks(/Which workspace/);
    coderd.log.clear();
    await quickInput.cancel();
    await quickInput.widget.waitFor({ state: "hidden" });
    assert.deepEqual(sent(), []);
  });
});
