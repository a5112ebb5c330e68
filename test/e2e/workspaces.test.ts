import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import type { TreeView } from "./support/treeView";
import { useWorkbench } from "./support/useWorkbench";

describe("the view of workspaces, as a person uses it", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1280, height: 1200 },
  }));
  const tree = (): TreeView => opened().workbench.tree("Workspaces");
  const says = async (pattern: RegExp, timeout?: number) =>
    eventually(async () => {
      const texts = await tree().texts();
      assert.ok(
        texts.some((text) => pattern.test(text)),
        `${String(pattern)} is not among ${texts.join(" | ")}`,
      );
    }, timeout);

  it("says to whoever is signed out what it is for", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await tree().unfold();
    await tree()
      .welcome()
      .getByText(/to see your Coder workspaces/)
      .waitFor();
  });

  it("shows workspaces with their states in words, favorites first", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    await tree().row("★ alpha").waitFor();
    await says(/^★ alpha running · /);
    await says(/^beta stopped · /);
    await says(/^gripper-sim failed to start · /);
    await says(/^arm-controller running · outdated · /);
    assert.ok((await tree().spokenTexts()).some((text) => text.startsWith("alpha, running, ")));
  });

  it("sees what somebody else does, without a press", async () => {
    const { id } = coderd.workspace("alpha");
    const session = coderd.sessionKeyFor("alice");
    const answer = await fetch(`${coderd.url}/api/v2/workspaces/${id}/builds`, {
      method: "POST",
      headers: { "Coder-Session-Token": session, "Content-Type": "application/json" },
      body: JSON.stringify({ transition: "stop" }),
    });
    assert.equal(answer.status, 201);
    await says(/^★ alpha (stopping|stopped)/, 30_000);
    await says(/^★ alpha stopped/, 60_000);
  });

  it("filters by what a row says", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Filter Workspaces…");
    await workbench.quickInput.asks(/running docker/);
    await workbench.quickInput.fill("failed");
    await tree().pane.locator(".message").filter({ hasText: 'workspace matches "failed"' }).waitFor();
    await workbench.quickInput.accept();
    await eventually(async () => assert.ok(!(await tree().texts()).some((text) => text.startsWith("beta"))));
    await workbench.runCommand("Coder Access: Clear Workspace Filter");
    await says(/^beta stopped/);
  });

  it("opens the form for a token that reaches just this workspace", async () => {
    const { workbench } = opened();
    await tree().contextMenu("beta", "Create Token for This Workspace…");
    await workbench.quickInput.row("Start and stop a workspace").click();
    const page = await NewTokenPage.shown(workbench);
    await page.says(/workspace beta/).waitFor();
    await valueIs(page.name, "start-stop-beta");
    await page.says("Ready to create").waitFor();
    assert.equal(await page.frame.locator(".finding").count(), 0);
  });

  it("asks nothing while it is out of sight", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Explorer");
    await workbench.page.waitForTimeout(1_000);
    const lists = () => coderd.log.count({ path: "/api/v2/workspaces" });
    const before = lists();
    await workbench.page.waitForTimeout(13_000);
    assert.equal(lists(), before);
    await workbench.openContainer("Coder Access");
    await eventually(() => assert.ok(lists() > before));
  });
});
