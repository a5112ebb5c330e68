import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { Interactions } from "./support/interactions";
import { DeliveryPage, NewTokenPage, SignInPage } from "./support/panels";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";
import { lookAway } from "./support/windowFocus";
import type { Workbench } from "./support/workbench";

/** As few as it takes; whoever adds one has to say why it is worth it. */
const most = 14;

/** What the demo begins with, up to a verified secret in the hands of somebody who has never seen Coder Access. */
describe("the first two minutes", () => {
  stepByStep();

  let coderd: Coderd;
  let workbench: Workbench;
  const person = new Interactions();

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
  before(() => {
    ({ workbench } = opened());
  });
  const tokens = () => workbench.tree("Tokens");

  it("begin with the view in front, what it is for, and nothing in the way", async () => {
    await tokens().welcome().getByRole("button", { name: "Sign In" }).waitFor();
    await workbench.page.getByText("Get Started with Coder Access").first().waitFor();
    await workbench.page.getByText("Create API tokens for Coder").first().waitFor();
    assert.deepEqual(await workbench.notifications.texts(), []);
    assert.equal(coderd.log.count(), 0, "nothing was asked yet");
  });

  it("go on with signing in on Coder's own page", async () => {
    await person.click("Sign In", tokens().welcome().getByRole("button", { name: "Sign In" }));
    const panel = await SignInPage.shown(workbench);
    await valueIs(panel.address, coderd.url);
    await panel.says(/Coder v\d/).waitFor();
    // Only now does the workbench know that it has the focus, which it is to lose.
    await lookAway(workbench);
    const { tab } = await workbench.openedTab(() => person.click("Open sign-in page", panel.openSignInPage));
    await person.type("email", tab.getByLabel(/e-?mail/i), "alice@example.com");
    await person.type("password", tab.getByLabel(/password/i), "coder-access");
    await person.click("sign in there", tab.getByRole("button", { name: /sign in|log in/i }));
    await person.click("Copy session token", tab.getByRole("button", { name: "Copy session token" }));
    await tab
      .getByText(/copied/i)
      .first()
      .waitFor();
    await person.by("close the tab", () => tab.close());
    await lookAway(workbench);
    await person.click("Use it", panel.useClipboard);
    await tokens().row("laptop-2024").waitFor();
  });

  it("go on with what the token is for, and nothing is marked as wrong", async () => {
    await person.by("Create Token…", () => tokens().titleAction("Create Token…"));
    const page = await NewTokenPage.shown(workbench);
    const { frame } = page;
    await person.click("Start and stop a workspace", page.card("Start and stop a workspace"));
    const workspace = frame.getByRole("combobox", { name: "Workspace", exact: true });
    await frame.locator(".found [aria-selected=true]").getByText("alpha", { exact: true }).waitFor();
    assert.equal(await frame.locator(".error:visible, [aria-invalid]").count(), 0);
    assert.equal(await frame.locator("button.primary:visible").count(), 1);
    await person.press("the first workspace", workspace, "Enter");
    await valueIs(page.name, "start-stop-alpha");
    await page.says("Ready to create").waitFor();
    coderd.log.clear();
    await person.click("Create token", page.create);
  });

  it("end with a verified secret in hand, which can do just that", async () => {
    const delivery = await DeliveryPage.shown(workbench, "start-stop-alpha");
    await delivery.says("start-stop-alpha is ready").waitFor();
    await person.click("Copy", delivery.copy);
    await delivery.says("Copied").waitFor();
    const secret = await workbench.readClipboard();
    await person.click("Done", delivery.haveIt);
    const tab = workbench.page.locator('.tab[aria-label^="start-stop-alpha"]');
    await eventually(async () => {
      assert.ok((await tab.count()) === 0 || (await workbench.dialog.box.isVisible()));
    });
    if ((await tab.count()) > 0) await person.by("Done, asked again", () => workbench.dialog.choose("Done"));
    await tokens().row("start-stop-alpha").waitFor();
    const alice = coderd.user("alice").id;
    const posts = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    assert.deepEqual(
      posts.map(({ body }) => (JSON.parse(body) as { allow_list: string[] }).allow_list),
      [["template:*", `user:${alice}`, `workspace:${coderd.workspace("alpha").id}`]],
    );
    const answer = await fetch(`${coderd.url}/api/v2/workspaces/${coderd.workspace("alpha").id}`, {
      headers: { "Coder-Session-Token": secret },
    });
    assert.equal(answer.status, 200);
  });

  it("take no more than a person does without reading", () => {
    assert.ok(person.done.length <= most, `${person.done.length}: ${person.done.join(", ")}`);
  });
});
