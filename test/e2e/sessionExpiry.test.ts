import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import { SignInPage } from "./support/panels";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const minute = 60_000;

describe("a session that use renews", () => {
  const opened = useWorkbench();
  let coderd: Coderd;

  before(async () => {
    coderd = await startCoderd({ settings: { defaultLifetime: 24 * 60 * minute } });
    await signInAt(opened().workbench, coderd);
  });
  after(() => coderd.stop());

  it("is not told of, though it ends within a day", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    assert.equal(await workbench.statusBarItem(/Coder session/).count(), 0);
  });
});

describe("a session that is about to end", () => {
  stepByStep();
  const opened = useWorkbench();
  let coderd: Coderd;

  before(async () => {
    coderd = await startCoderd();
    // Use does not renew a token, and a quarter of this one's lifetime is not left.
    const token = coderd.createToken("alice", {
      name: "short",
      createdAt: new Date(Date.now() - 50 * minute),
      lifetime: 60 * minute,
    });
    await signInAt(opened().workbench, coderd, token);
  });
  after(() => coderd.stop());

  const item = () => opened().workbench.statusBarItem(/Coder session ends in \d+ minutes/);

  it("is told of in the status bar, where a press leads to the sign-in panel", async () => {
    assert.match((await item().locator("a").first().getAttribute("aria-label")) ?? "", /127\.0\.0\.1/);
    await item().click();
    await valueIs((await SignInPage.shown(opened().workbench)).address, coderd.url);
  });

  it("leads to its own address, though the panel was left behind with another one", async () => {
    const { workbench } = opened();
    const panel = await SignInPage.shown(workbench);
    await panel.address.fill("https://other.invalid");
    await panel.says(/other\.invalid couldn't be found/).waitFor();
    await workbench.runCommand("File: New Untitled Text File");
    await item().click();
    const again = await SignInPage.shown(workbench);
    await again.says(/Coder v2/).waitFor();
    await valueIs(again.address, coderd.url);
  });

  it("keeps what is typed then when the panel is left and shown again", async () => {
    const { workbench } = opened();
    await (await SignInPage.shown(workbench)).address.fill("https://other.invalid");
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.page.locator('.tab[aria-label^="Sign In to Coder"]').click();
    const again = await SignInPage.shown(workbench);
    await again.says(/other\.invalid couldn't be found/).waitFor();
    await valueIs(again.address, "https://other.invalid");
  });
});
