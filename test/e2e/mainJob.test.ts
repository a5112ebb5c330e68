import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage, SignInPage } from "./support/panels";
import { stepByStep } from "./support/stepByStep";
import { written } from "./support/storage";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

const tokensPath = "/api/v2/users/me/keys/tokens";
const tokenText = /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/;

/** VS Code writes its storage down 100 ms after a change; a reload before that loses the change. */
const storageDelay = 500;

/** The main job as a person does it, each step going on from the one before. */
describe("a person with a Coder deployment", () => {
  stepByStep();

  let coderd: Coderd;
  let workbench: Workbench;
  let secret = "";

  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({ builtIn: "all", env: { CODER_URL: coderd.url } }));
  before(() => {
    ({ workbench } = opened());
  });

  it("is asked to sign in, and nothing was sent before", async () => {
    await workbench.openContainer("Coder Access");
    const tokens = workbench.tree("Tokens");
    await tokens.welcome().getByRole("button", { name: "Sign In" }).waitFor();
    assert.equal(coderd.log.count(), 0);
    await tokens.welcome().getByRole("button", { name: "Sign In" }).click();
  });

  it("sees at once which server it is", async () => {
    const page = await SignInPage.shown(workbench);
    await valueIs(page.address, coderd.url);
    await page.says(/Coder v2\.35\.1/).waitFor();
    assert.deepEqual([...new Set(coderd.log.entries.map(({ path }) => path))].sort(), [
      "/api/v2/auth/scopes",
      "/api/v2/buildinfo",
      "/api/v2/users/authmethods",
    ]);
    for (const { headers } of coderd.log.entries) assert.equal(headers["coder-session-token"], undefined);
  });

  it("is told about a text that is no token, and it is not sent", async () => {
    const page = await SignInPage.shown(workbench);
    coderd.log.clear();
    await page.token.fill("hunter2");
    await page.signIn.click();
    await page.says("This isn't a Coder token").waitFor();
    assert.equal(coderd.log.count(), 0);
  });

  it("gets a token from the deployment's own sign-in page and signs in with it", async () => {
    const page = await SignInPage.shown(workbench);
    const { tab, address } = await workbench.openedTab(() => page.openSignInPage.click());
    // The page leads to the login page, maybe before its address was looked at.
    assert.ok([`${coderd.url}/cli-auth`, `${coderd.url}/login?redirect=cli-auth`].includes(address), address);
    await tab.getByLabel(/e-?mail/i).fill("alice@example.com");
    await tab.getByLabel(/password/i).fill("coder-access");
    await tab.getByRole("button", { name: /sign in|log in/i }).click();
    await tab.getByRole("button", { name: "Copy session token" }).click();
    await tab
      .getByText(/copied/i)
      .first()
      .waitFor();
    await tab.close();
    const pasted = await workbench.readClipboard();
    assert.match(pasted, tokenText);
    coderd.log.clear();
    await page.token.fill(pasted);
    await page.signIn.click();
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    assert.deepEqual(await workbench.notifications.texts(), [], "the view says it all");
  });

  it("sees the worst about each token or what it accesses, and the time left, in words too", async () => {
    const tokens = workbench.tree("Tokens");
    await eventually(async () => {
      const texts = (await tokens.texts()).join("\n");
      assert.match(texts, /^laptop-2024 full access · \d+ y$/m);
      assert.match(texts, /^release-bot \d+ h left$/m);
      assert.ok(!texts.includes("expired "), "expired tokens are hidden until asked for");
      assert.match((await tokens.spokenTexts()).join("\n"), /^laptop-2024, .*full access/m);
    });
  });

  it("is still signed in after a reload", async () => {
    await workbench.reload();
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
  });

  it("fills in the form for a token, every mistake being told beside its field, and nothing is sent", async () => {
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.chooseMyself();
    coderd.log.clear();
    await page.name.fill("laptop-2024");
    await page.expireAfter("nonsense");
    await page.create.click();
    await page.says(/This name is already used/).waitFor();
    await page.says(/isn't a valid duration/).waitFor();
    await page.says(/Select at least one scope/).waitFor();
    assert.equal(coderd.log.count({ method: "POST", path: tokensPath }), 0);
  });

  it("finds what was typed after a reload", async () => {
    const before = await NewTokenPage.shown(workbench);
    await before.expireAfter("5d");
    await before.says(/Expires in 5 days/).waitFor();
    // The last change, so that all is written once it is.
    await before.name.fill("watch-alpha");
    await written(workbench, "watch-alpha");
    await workbench.reload();
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await eventually(async () => {
      await valueIs(page.name, "watch-alpha");
      await valueIs(page.lifetime, "5d");
    });
    await page.says("Restored your draft.").waitFor();
  });

  it("chooses scopes by searching for them", async () => {
    const page = await NewTokenPage.shown(workbench);
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    await page.search.fill("template:read");
    await page.scope("template:read").check();
    await page.says(/Expires in/).waitFor();
  });

  it("creates the token with one request that says exactly what was chosen", async () => {
    const page = await NewTokenPage.shown(workbench);
    coderd.log.clear();
    await page.create.click();
    const delivery = await DeliveryPage.shown(workbench, "watch-alpha");
    await delivery.says("watch-alpha is ready").waitFor();
    const posts = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    assert.equal(posts.length, 1);
    assert.deepEqual(JSON.parse(posts[0]?.body ?? ""), {
      token_name: "watch-alpha",
      lifetime: 432_000_000_000_000,
      scopes: ["workspace:read", "template:read"],
    });
  });

  it("has the secret back after a reload, since it was not taken yet", async () => {
    await workbench.reload();
    await workbench.notifications.choose(/watch-alpha/, "Show Secret");
    const delivery = await DeliveryPage.shown(workbench, "watch-alpha");
    await delivery.copy.click();
    await delivery.says("Copied").waitFor();
    secret = await workbench.readClipboard();
    assert.match(secret, tokenText);
    assert.ok(!(await delivery.frame.content()).includes(secret), "the secret is in the page's HTML");
  });

  it("says to have it, and it is gone from here", async () => {
    const delivery = await DeliveryPage.shown(workbench, "watch-alpha");
    await delivery.haveIt.click();
    await workbench.tree("Tokens").row("watch-alpha").waitFor();
    await workbench.page.waitForTimeout(storageDelay);
    await workbench.reload();
    await workbench.tree("Tokens").row("watch-alpha").waitFor();
    assert.deepEqual(await workbench.notifications.texts(), []);
  });

  it("uses the token, which can do what was chosen and nothing else", async () => {
    const ask = async (path: string) =>
      (await fetch(`${coderd.url}/api/v2${path}`, { headers: { "Coder-Session-Token": secret } })).status;
    assert.equal(await ask("/workspaces"), 200);
    assert.equal(await ask("/users/me"), 404);
  });

  it("expires it after a question that names it", async () => {
    await workbench.tree("Tokens").contextMenu("watch-alpha", "Expire Token");
    assert.match(await workbench.dialog.message(), /"watch-alpha"/);
    await workbench.dialog.choose("Expire Token");
    await workbench.notifications.text('Expired "watch-alpha"');
    const answer = await fetch(`${coderd.url}/api/v2/workspaces`, {
      headers: { "Coder-Session-Token": secret },
    });
    assert.equal(answer.status, 401);
  });

  it("signs out, which deletes the session on the server by its id", async () => {
    coderd.log.clear();
    await workbench.runCommand("Coder Access: Sign Out");
    await workbench.dialog.choose("Sign Out");
    await workbench.tree("Tokens").welcome().getByRole("button", { name: "Sign In" }).waitFor();
    assert.equal(coderd.log.count({ method: "DELETE", path: "/api/v2/users/me/keys/*" }), 1);
    assert.equal(coderd.log.count({ path: "/api/v2/users/logout" }), 0);
  });
});
