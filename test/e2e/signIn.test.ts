import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Coderd, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import { openSignIn, openSignInAt, statusOf } from "./support/signIn";
import { useWorkbench } from "./support/useWorkbench";
import { lookAway } from "./support/windowFocus";

/** Each way in, from the panel to the tree, and what signing out does to the key that was used. */
describe("signing in", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "coder-access-cli-"));
  const sessionFile = path.join(folder, "session");
  let coderd: Coderd;
  let environmentKey = "";
  let cliKey = "";

  before(async () => {
    coderd = await startCoderd();
    environmentKey = coderd.sessionKeyFor("alice");
    cliKey = coderd.sessionKeyFor("alice");
    writeFileSync(path.join(folder, "url"), coderd.url);
    writeFileSync(sessionFile, cliKey);
  });
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url, CODER_SESSION_TOKEN: environmentKey, CODER_CONFIG_DIR: folder },
  }));
  before(() => opened().workbench.openContainer("Coder Access"));
  after(async () => {
    await coderd.stop();
    rmSync(folder, { recursive: true });
  });

  const host = () => new URL(coderd.url).host;
  const open = () => openSignInAt(opened().workbench, coderd.url);
  const signedIn = () => opened().workbench.tree("Tokens").row("laptop-2024").waitFor();

  /** @returns what the question said would become of the key. */
  async function signOut(): Promise<string> {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Sign Out");
    const detail = await workbench.dialog.detail();
    await workbench.dialog.choose("Sign Out");
    await workbench.tree("Tokens").welcome().getByRole("button", { name: "Sign In" }).waitFor();
    await workbench.notifications.text(`Signed out of ${host()}`);
    await workbench.notifications.clear();
    return detail;
  }

  it("takes email and password, and ends the session it got for them", async () => {
    const panel = await open();
    coderd.log.clear();
    await panel.way("Use a password").click();
    await panel.email.fill("alice@example.com");
    await panel.password.fill("not this one");
    await panel.password.press("Enter");
    await panel.says(`${host()} didn't accept this email or password.`).waitFor();
    await valueIs(panel.email, "alice@example.com");
    await panel.password.fill("coder-access");
    await panel.password.press("Enter");
    await signedIn();
    assert.equal(coderd.log.count({ method: "POST", path: "/api/v2/users/login" }), 2);
    const keys = () => coderd.store.keys.ownedBy(coderd.user("alice").id);
    assert.equal(keys().filter(({ loginType }) => loginType === "password").length, 3);
    assert.match(await signOut(), /signed out here and on the server/);
    assert.equal(keys().filter(({ loginType }) => loginType === "password").length, 2);
  });

  it("offers a token on the clipboard after the browser was opened, and takes it only when told to", async () => {
    const { workbench } = opened();
    const key = coderd.sessionKeyFor("alice");
    await workbench.writeClipboard(key);
    const panel = await open();
    await lookAway(workbench);
    const { tab } = await workbench.openedTab(() => panel.openSignInPage.click());
    await tab.close();
    assert.equal(await panel.useClipboard.count(), 0, "before the person came back");
    coderd.log.clear();
    await lookAway(workbench);
    await panel.useClipboard.waitFor();
    await valueIs(panel.token, "");
    assert.equal(coderd.log.count({ path: "/api/v2/users/me" }), 0);
    await panel.useClipboard.click();
    await signedIn();
    // The clipboard may be read only where the focus is, and the panel that had it is gone.
    await workbench.tree("Tokens").row("laptop-2024").click();
    assert.equal(coderd.log.last({ path: "/api/v2/users/me" }).headers["coder-session-token"], key);
    assert.equal(await workbench.readClipboard(), key);
    await signOut();
    assert.equal(await statusOf(coderd, key), 401);
  });

  it("takes the session of the environment, which stays valid", async () => {
    const panel = await open();
    await panel.way("Use this environment's session").click();
    await signedIn();
    assert.match(await signOut(), /stays valid/);
    assert.equal(await statusOf(coderd, environmentKey), 200);
  });

  it("takes the Coder CLI's session only after a yes that names the deployment, and never writes to it", async () => {
    const { workbench } = opened();
    const written = statSync(sessionFile).mtimeMs;
    const panel = await open();
    coderd.log.clear();
    await panel.way("Use the Coder CLI's session").click();
    assert.equal(await workbench.dialog.message(), `Use the Coder CLI's session for ${host()}?`);
    await workbench.dialog.choose("Cancel");
    await panel.says("The Coder CLI's session wasn't read.").waitFor();
    assert.equal(coderd.log.count(), 0);
    await panel.way("Use the Coder CLI's session").click();
    await workbench.dialog.choose("Use It");
    await signedIn();
    assert.match(await signOut(), /stays valid/);
    assert.equal(await statusOf(coderd, cliKey), 200);
    assert.equal(readFileSync(sessionFile, "utf8"), cliKey);
    assert.equal(statSync(sessionFile).mtimeMs, written);
  });

  it("takes a narrow API token, says what it cannot do, and leaves it valid", async () => {
    const { workbench } = opened();
    const token = coderd.createToken("alice", { name: "narrow", scopes: ["workspace:read"] });
    assert.equal(await statusOf(coderd, token), 404);
    const panel = await open();
    await panel.way("Use an existing token").click();
    await panel.ownToken.fill(token);
    await panel.signIn.click();
    const tokens = workbench.tree("Tokens");
    await tokens.pane.getByText("The token you signed in with isn't allowed to list tokens.").waitFor();
    await tokens.row("Sign in another way").waitFor();
    assert.deepEqual(await workbench.notifications.texts(), []);
    assert.match(await signOut(), /stays valid on the server/);
    assert.equal(await statusOf(coderd, token, "/workspaces"), 200);
  });

  it("changes nothing when it is cancelled", async () => {
    const { workbench } = opened();
    const panel = await open();
    await panel.token.fill(coderd.sessionKeyFor("alice"));
    coderd.log.clear();
    await panel.cancel.click();
    await workbench.page.locator('.tab[aria-label^="Sign In to Coder"]').waitFor({ state: "detached" });
    const tokens = workbench.tree("Tokens");
    await tokens.welcome().getByRole("button", { name: "Sign In" }).waitFor();
    const again = await openSignIn(workbench);
    await valueIs(again.token, "");
    await again.token.press("Escape");
    assert.equal(coderd.log.count({ path: "/api/v2/users/me" }), 0);
    assert.deepEqual(await workbench.notifications.texts(), []);
  });
});
