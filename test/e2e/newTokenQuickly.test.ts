import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { DeliveryPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

/** The whole way by keyboard: nothing here clicks once somebody is signed in. */
describe("creating a token in quick picks, by keyboard alone", () => {
  let coderd: Coderd;
  let workbench: Workbench;

  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));
  before(() => {
    ({ workbench } = opened());
    return signInAs(workbench, coderd, "alice");
  });

  async function begin(): Promise<void> {
    const { keyboard } = workbench.page;
    await keyboard.press("F1");
    await workbench.quickInput.fill(">Coder Access: Create Token Quickly…");
    await workbench.quickInput.row("Coder Access: Create Token Quickly…").waitFor();
    await keyboard.press("Enter");
    await workbench.quickInput.asks("What is the token for?");
  }

  it("makes the token of a recipe for a workspace found by name", async () => {
    await begin();
    await workbench.quickInput.choose("Start and stop a workspace");
    await workbench.quickInput.asks(/Which workspace/);
    await workbench.quickInput.choose("alp", "alpha");
    await workbench.quickInput.message(/^Expires in 7 days/);
    await workbench.quickInput.fill("12x");
    await workbench.quickInput.message(/valid duration/);
    await workbench.quickInput.fill("12h");
    await workbench.quickInput.message(/^Expires in 12 hours/);
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.message(/Name of the token/);
    await eventually(async () => await valueIs(workbench.quickInput.field, "start-stop-alpha"));
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.asks("Create the token, or fix a problem first");
    await workbench.quickInput.row("Create start-stop-alpha").waitFor();
    coderd.log.clear();
    await workbench.page.keyboard.press("Enter");
    const delivery = await DeliveryPage.shown(workbench, "start-stop-alpha");
    await delivery.says("start-stop-alpha is ready").waitFor();
    const [post, ...more] = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    assert.equal(more.length, 0);
    assert.deepEqual(JSON.parse(post?.body ?? ""), {
      token_name: "start-stop-alpha",
      lifetime: 43_200_000_000_000,
      scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
      allow_list: [
        "template:*",
        `user:${coderd.user("alice").id}`,
        `workspace:${coderd.workspace("alpha").id}`,
      ],
    });
  });

  it("goes back a step and asks again with what was chosen, and sends nothing when it is left", async () => {
    await begin();
    await workbench.quickInput.choose("Choose scopes");
    await workbench.quickInput.asks(/What can it do/);
    await workbench.quickInput.field.pressSequentially("workspace:ssh");
    await workbench.quickInput.row("workspace:ssh").waitFor();
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Space");
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.asks("What can it access?");
    await workbench.page.keyboard.press("Control+Alt+Minus");
    await workbench.quickInput.asks(/What can it do/);
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.asks("What can it access?");
    coderd.log.clear();
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.widget.waitFor({ state: "hidden" });
    assert.equal(coderd.log.count({ method: "POST", path: "/api/v2/users/me/keys/tokens" }), 0);
    // The progress of the token before may still be fading.
    await eventually(async () => assert.deepEqual(await workbench.notifications.texts(), []));
  });

  it("mends at the end what the checks found", async () => {
    await begin();
    await workbench.quickInput.choose("Choose scopes");
    await workbench.quickInput.asks(/What can it do/);
    await workbench.quickInput.field.pressSequentially("workspace:read");
    await workbench.quickInput.row("workspace:read").waitFor();
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Space");
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.asks("What can it access?");
    await workbench.quickInput.choose("All resources you can access");
    await workbench.quickInput.message(/^Expires in 7 days/);
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.message(/Name of the token/);
    await workbench.quickInput.accept("mended");
    await workbench.quickInput.asks("Create the token, or fix a problem first");
    await workbench.quickInput.choose("Allow reading all templates");
    await workbench.quickInput.row("Create mended").waitFor();
    coderd.log.clear();
    await workbench.quickInput.choose("Create mended");
    const delivery = await DeliveryPage.shown(workbench, "mended");
    await delivery.says("mended is ready").waitFor();
    const [post] = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    assert.deepEqual(JSON.parse(post?.body ?? ""), {
      token_name: "mended",
      lifetime: 604_800_000_000_000,
      scopes: ["workspace:read", "template:read"],
    });
  });
});
