import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage, SignInPage } from "./support/panels";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const key = (secret: string) => secret.slice(0, 10);

/** The session ends on the server while a form is filled in; each step goes on from the one before. */
describe("a session that ends while a token is being made", () => {
  stepByStep();
  const opened = useWorkbench();
  let coderd: Coderd;
  let session = "";

  before(async () => {
    coderd = await startCoderd();
    await opened().workbench.openContainer("Coder Access");
    session = await signInAt(opened().workbench, coderd);
    await opened().workbench.tree("Tokens").row("laptop-2024").waitFor();
  });
  after(() => coderd.stop());

  const form = () => NewTokenPage.shown(opened().workbench);
  const posts = () => coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });

  it("is told once, however many requests fail, and nothing was made", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await form();
    await page.chooseMyself();
    await page.name.fill("watch-alpha");
    await page.expireAfter("5d");
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    await page.says(/Expires in 5 days/).waitFor();
    const ended = coderd.store.keys.get(key(session));
    assert.ok(ended);
    coderd.store.keys.remove(ended);
    await page.create.click();
    for (let times = 0; times < 3; times += 1) await workbench.tree("Tokens").titleAction("Refresh Tokens");
    await workbench.notifications
      .toast(/signed out of/)
      .first()
      .waitFor();
    await page.says(/Sign in again/).waitFor();
    assert.deepEqual(await workbench.notifications.texts(), [
      `You've been signed out of ${new URL(coderd.url).host}. Your open forms are kept.`,
    ]);
    assert.ok(coderd.log.entries.filter(({ status }) => status === 401).length > 2);
    assert.equal(coderd.store.keys.named(coderd.user("alice").id, "watch-alpha"), undefined);
  });

  it("is begun again in place, with the form as it was", async () => {
    const { workbench } = opened();
    await workbench.notifications.choose(/signed out of/, "Sign In Again");
    const panel = await SignInPage.shown(workbench);
    await panel.says(/Coder v\d/).waitFor();
    await valueIs(panel.address, coderd.url);
    await panel.token.fill(coderd.sessionKeyFor("alice"));
    await panel.signIn.click();
    const page = await form();
    await page.says(/Expires in 5 days/).waitFor();
    await valueIs(page.name, "watch-alpha");
    await valueIs(page.lifetime, "5d");
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
  });

  it("lets the token be made then", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    await (await form()).create.click();
    const delivery = await DeliveryPage.shown(workbench, "watch-alpha");
    await delivery.says("watch-alpha is ready").waitFor();
    assert.equal(posts().length, 1);
    assert.deepEqual(await workbench.notifications.texts(), []);
  });
});
