import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage, SuccessorPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const day = 86_400_000;

describe("creating tokens for others, as an owner", () => {
  stepByStep();

  let coderd: Coderd;
  let tokensPath = "";
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
    tokensPath = `/api/v2/users/${coderd.user("bob").id}/keys/tokens`;
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1400, height: 1000 },
  }));

  /** The one request that made a token. */
  function created(): { readonly path: string; readonly body: Record<string, unknown> } {
    const [post, ...more] = coderd.log.find({ method: "POST", path: "/api/v2/users/*/keys/tokens" });
    assert.equal(more.length, 0);
    return { path: post?.path ?? "", body: JSON.parse(post?.body ?? "{}") as Record<string, unknown> };
  }
  const keyOf = (name: string) =>
    coderd.store.keys.all().find(({ tokenName }) => tokenName === name) ?? assert.fail(`no ${name}`);
  async function takeSecret(name: string): Promise<string> {
    const { workbench } = opened();
    const page = await DeliveryPage.shown(workbench, name);
    await page.says(/^Acts on behalf of bob on /).waitFor();
    await page.says(/^Works as requested \(\d+ checks\)\.$/).waitFor();
    await page.copy.click();
    await page.says("Copied").waitFor();
    const secret = await workbench.readClipboard();
    await page.haveIt.click();
    await workbench.page.locator(`.tab[aria-label^="${name}"]`).waitFor({ state: "detached" });
    return secret;
  }
  async function whoIs(secret: string): Promise<string> {
    const answer = await fetch(`${coderd.url}/api/v2/users/me`, {
      headers: { "Coder-Session-Token": secret },
    });
    return ((await answer.json()) as { username: string }).username;
  }

  it("makes in the form a token that is another's, whose names and lifetimes count", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "olive");
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.chooseMyself();
    const owner = page.frame.getByRole("combobox", { name: "Owner" });
    await page.expiry("7 days (maximum)").waitFor();
    await owner.fill("bo");
    await page.frame.getByRole("option", { name: "bob" }).waitFor();
    await owner.press("Enter");
    await page.says("Acts on behalf of bob, limited to the permissions below.").waitFor();
    assert.equal(await page.expiry("7 days (maximum)").count(), 0, "the maximum is that of the owner");
    await page.name.fill("gamma-watch");
    await page.name.press("Tab");
    await page.says("This name is already used").waitFor();
    await page.frame.getByRole("button", { name: "Use gamma-watch-2" }).click();
    await page.expiry("30 days").check();
    for (const scope of ["workspace:read", "template:read", "user:read"]) {
      await page.search.fill(scope);
      await page.scope(scope).check();
    }
    await page.says(/^Acts on behalf of bob\. Their role may not allow everything shown here\./).waitFor();
    await page.frame.getByRole("button", { name: "Copy as command" }).click();
    await eventually(async () =>
      assert.match(await workbench.readClipboard(), /^coder tokens create --user bob --name gamma-watch-2 /),
    );
    coderd.log.clear();
    await page.create.click();
    const secret = await takeSecret("gamma-watch-2");
    assert.deepEqual(created(), {
      path: tokensPath,
      body: {
        token_name: "gamma-watch-2",
        lifetime: 30 * day * 1e6,
        scopes: ["workspace:read", "template:read", "user:read"],
      },
    });
    assert.equal(keyOf("gamma-watch-2").userId, coderd.user("bob").id);
    assert.equal(await whoIs(secret), "bob");
  });

  it("makes the same in quick picks, by keyboard alone", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Create Token Quickly…");
    await workbench.quickInput.asks("What is the token for?");
    await workbench.quickInput.choose("For another user");
    await workbench.quickInput.asks(/Which user/);
    await workbench.quickInput.choose("bob");
    await workbench.quickInput.asks("What is the token for?");
    assert.match(await workbench.quickInput.title(), /^New token for bob on /);
    await workbench.quickInput.choose("gamma-watch");
    await workbench.quickInput.message(/^Expires in 7 days/);
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.message(/Name of the token/);
    await valueIs(workbench.quickInput.field, "gamma-watch-3");
    await workbench.page.keyboard.press("Enter");
    await workbench.quickInput.asks("Create the token, or fix a problem first");
    await workbench.quickInput.row("Create gamma-watch-3").waitFor();
    coderd.log.clear();
    await workbench.page.keyboard.press("Enter");
    await takeSecret("gamma-watch-3");
    assert.equal(created().path, tokensPath);
    assert.deepEqual(created().body["scopes"], ["workspace:read", "template:read"]);
  });

  it("rotates another's token for that same owner, and ends the old one", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Show All Users' Tokens");
    const tree = workbench.tree("Tokens");
    await tree.row("gamma-watch-2").waitFor();
    coderd.log.clear();
    await tree.contextMenu("gamma-watch-2", "Rotate Token…");
    const form = await SuccessorPage.shown(workbench, "Rotate gamma-watch-2 of bob");
    await form.ending(/^Immediately/).check();
    await form.create("gamma-watch-4").click();
    await takeSecret("gamma-watch-4");
    assert.equal(created().path, tokensPath);
    await workbench.notifications.text(/Expired "gamma-watch-2"/);
    assert.ok(keyOf("gamma-watch-2").expiresAt <= coderd.clock.now());
    assert.ok(keyOf("gamma-watch-4").expiresAt > coderd.clock.now());
    await workbench.notifications.clear();
  });

  it("opens the form of a change with that owner, which stays", async () => {
    const { workbench } = opened();
    await workbench.tree("Tokens").contextMenu("gamma-watch-3", "Change Token…");
    const page = await NewTokenPage.shown(workbench, "Change gamma-watch-3 of bob");
    await page.says("Acts on behalf of bob, limited to the permissions below.").waitFor();
    assert.equal(await page.frame.getByLabel("Owner", { exact: true }).count(), 0);
    await page.says("Same owner as the token it replaces.").waitFor();
    await page.frame.getByRole("button", { name: "Cancel" }).click();
  });

  it("finds the token of another whose answer was lost, and offers to replace it there", async () => {
    const { workbench } = opened();
    await workbench.tree("Tokens").contextMenu("gamma-watch-3", "Duplicate Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.says("Acts on behalf of bob, limited to the permissions below.").waitFor();
    await page.name.fill("lost-once");
    coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
    coderd.log.clear();
    await page.create.click();
    await page.says(/"lost-once" was created, but nobody has its secret/).waitFor();
    const first = keyOf("lost-once");
    assert.equal(first.userId, coderd.user("bob").id);
    await page.frame.getByRole("button", { name: "Delete It and Create Again" }).click();
    await takeSecret("lost-once");
    assert.notEqual(keyOf("lost-once").id, first.id);
    assert.equal(coderd.store.keys.get(first.id), undefined);
  });
});

describe("creating tokens for others, as a member", () => {
  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  it("is not offered, and not spoken of", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.chooseMyself();
    assert.equal(await page.frame.getByText(/owner/i).count(), 0);
    await workbench.runCommand("Coder Access: Create Token Quickly…");
    await workbench.quickInput.asks("What is the token for?");
    assert.equal((await workbench.quickInput.labels()).includes("For another user"), false);
    await workbench.quickInput.cancel();
    assert.equal(coderd.log.count({ path: `/api/v2/users/${coderd.user("bob").id}/**` }), 0);
  });
});
