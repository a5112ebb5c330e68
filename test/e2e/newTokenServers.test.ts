import assert from "node:assert/strict";
import { type Coderd, type ProfileName, startCoderd } from "./support/coderd";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAt } from "./support/signIn";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

describe("the New Token form at other deployments", () => {
  let coderd: Coderd;
  let workbench: Workbench;

  const opened = useWorkbench();
  before(() => {
    ({ workbench } = opened());
    return workbench.openContainer("Coder Access");
  });
  afterEach(async () => {
    await workbench.runCommand("View: Close All Editors");
    await workbench.runCommand("Coder Access: Sign Out");
    await workbench.dialog.choose("Sign Out");
    // What it says lies over the button of the form.
    await workbench.notifications.text("Signed out of");
    await workbench.notifications.clear();
    await coderd.stop();
  });

  async function begun(profile: ProfileName, secretOf = (server: Coderd) => server.sessionKeyFor("alice")) {
    coderd = await startCoderd({ profile });
    await signInAt(workbench, coderd, secretOf(coderd));
    await workbench.runCommand("Coder Access: Create Token…");
    return NewTokenPage.shown(workbench);
  }
  async function createdBy(page: NewTokenPage, name: string): Promise<unknown> {
    coderd.log.clear();
    await page.create.click();
    return DeliveryPage.shown(workbench, name).then(async (delivery) => {
      await delivery.says(`${name} is ready`).waitFor();
      const [post] = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
      await delivery.haveIt.click();
      await workbench.dialog.choose("Done");
      return JSON.parse(post?.body ?? "") as unknown;
    });
  }

  it("creates plain tokens at v2.20, and says before that each has full access", async () => {
    const page = await begun("2.20");
    await page.says(/older than Coder v2\.27 and doesn't support scopes/).waitFor();
    assert.equal(await page.frame.getByRole("group", { name: "Scopes" }).count(), 0);
    assert.equal(await page.frame.getByLabel("What is it for?").count(), 0);
    await page.name.fill("plain");
    await page.says(/Can do everything you can/).waitFor();
    await page.create.click();
    assert.match(await workbench.dialog.message(), /"plain"/);
    await workbench.dialog.choose("Create Token");
    const delivery = await DeliveryPage.shown(workbench, "plain");
    await delivery.says("plain is ready").waitFor();
    await delivery.haveIt.click();
    await workbench.dialog.choose("Done");
  });

  it("asks for no resources at v2.27, which would ignore them, and says so", async () => {
    const page = await begun("2.27");
    await page.says(/older than Coder v2\.28 and can't limit tokens/).waitFor();
    assert.equal(await page.frame.getByRole("group", { name: "Resources" }).count(), 0);
    await page.chooseMyself();
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    await page.name.fill("reader");
    const body = await createdBy(page, "reader");
    assert.deepEqual(body, {
      token_name: "reader",
      lifetime: 604_800_000_000_000,
      scopes: ["workspace:read"],
    });
  });

  it("says at v2.31.0 what cannot be scoped, and offers only what can be kept there, with the smaller set", async () => {
    const page = await begun("2.31.0");
    const { frame } = page;
    await page.says(/Before Coder v2\.31\.7/).waitFor();
    await page.chooseMyself();
    await page.search.fill("coder:workspaces.operate");
    await page.scope("coder:workspaces.operate").check();
    await frame
      .getByRole("button", {
        name: "Use individual scopes and add template:read, workspace:start, workspace:stop",
      })
      .click();
    await frame.getByRole("button", { name: "Remove workspace:start" }).waitFor();
    await frame.getByRole("button", { name: "Change", exact: true }).click();
    await page.card("Change a workspace's schedule").waitFor();
    assert.equal(await page.card("Start and stop a workspace").count(), 0);
    await page.card("Change a workspace's schedule").click();
    await page.says(/can't view your profile/).waitFor();
    const workspace = frame.getByRole("combobox", { name: "Workspace", exact: true });
    await workspace.pressSequentially("alp");
    await frame.getByRole("listbox").getByRole("option", { name: "alpha" }).click();
    await page.says(/^Can .*workspace alpha/).waitFor();
    await page.name.fill("smaller");
    assert.deepEqual(await createdBy(page, "smaller"), {
      token_name: "smaller",
      lifetime: 604_800_000_000_000,
      scopes: ["workspace:read", "workspace:update", "template:read"],
      allow_list: ["template:*", `workspace:${coderd.workspace("alpha").id}`],
    });
  });

  it("tells a narrow session what it lacks, instead of “not found”", async () => {
    const page = await begun("2.35.1", (server) =>
      server.createToken("alice", { name: "narrow", scopes: ["workspace:read"] }),
    );
    await page.says(/needs user:read and api_key:create/).waitFor();
    assert.ok(await page.frame.getByRole("button", { name: "Sign In" }).isVisible());
    assert.equal(coderd.log.count({ method: "POST", path: "/api/v2/users/me/keys/tokens" }), 0);
  });
});
