import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { NewTokenPage } from "./support/panels";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import type { TreeView } from "./support/treeView";
import { useWorkbench } from "./support/useWorkbench";

const hour = 3_600_000;

describe("the explorer of tokens, as a person uses it", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
    for (const name of ["job-a", "job-b", "job-c"])
      coderd.createToken("alice", { name, scopes: ["file:read"], lifetime: 400 * hour });
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  const tree = (): TreeView => opened().workbench.tree("Tokens");
  const press = async (...keys: string[]) => {
    for (const key of keys) await opened().workbench.page.keyboard.press(key);
  };
  const message = () => tree().pane.locator(".message");
  /** The labels of the rows in sight. */
  const labels = async () =>
    (await tree().rows.locator(".label-name").allInnerTexts()).map((text) => text.trim());
  /** Waits until it is known what is gone: that moves rows. */
  const known = () => tree().row("Needs attention").filter({ hasText: "4" }).waitFor();
  async function chooseMany(...names: string[]): Promise<void> {
    const [first = "", ...others] = names;
    await tree().row(first).click();
    for (const name of others) {
      await tree()
        .row(name)
        .click({ modifiers: ["ControlOrMeta"] });
    }
  }

  it("groups tokens with counts, and tells what needs attention on the icon, in words too", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAt(workbench, coderd);
    await tree().row("laptop-2024").waitFor();
    const icon = workbench.page.locator('.activitybar .action-item a[aria-label^="Coder Access"]');
    await eventually(async () => {
      assert.ok((await tree().texts()).includes("Needs attention 4"));
      assert.match((await icon.getAttribute("aria-label")) ?? "", /4 tokens need attention/);
      assert.ok((await tree().spokenTexts()).includes("Needs attention, 4 tokens"));
    });
  });

  it("tells in its row whose end comes soon, and nowhere else a second time", async () => {
    const { workbench } = opened();
    await tree()
      .row("release-bot")
      .filter({ hasText: /\d+ h left/ })
      .waitFor();
    await message().waitFor({ state: "hidden" });
    assert.deepEqual(await workbench.notifications.texts(), []);
  });

  it("shows the details of what is clicked in one tab, and leaves the keys to the list", async () => {
    const { workbench } = opened();
    const tabs = workbench.page.locator(".tabs-container .tab", { hasText: /^Token / });
    for (const name of ["home-server", "ci-alpha"]) {
      await tree().row(name).click();
      await tabs.filter({ hasText: `Token ${name}` }).waitFor();
    }
    assert.equal(await tabs.count(), 1);
    await press("ArrowUp");
    await tree().rows.and(workbench.page.locator(".focused")).waitFor();
  });

  it("opens a token by keyboard into what it can, reaches, and when it ends", async () => {
    await tree().row("ci-alpha").click();
    await press("ArrowRight");
    await tree().row("Expires").waitFor();
    await eventually(async () => {
      const texts = (await tree().texts()).join("\n");
      assert.match(texts, /^Permissions read, start and stop 1 workspace$/m);
      assert.match(texts, /^Resources workspace alpha, all templates, your profile$/m);
    });
    await tree().row("Resources").click();
    await press("ArrowRight");
    await tree().inlineAction("alpha", "Copy Resource ID");
    await opened().workbench.notifications.text('Copied the ID of "alpha"');
    assert.equal(await opened().workbench.readClipboard(), coderd.workspace("alpha").id);
    await opened().workbench.notifications.clear();
    await tree().row("ci-alpha").click();
    await press("ArrowLeft");
  });

  it("answers the keys of a list: one copies the ID, one asks before it revokes anything", async () => {
    const { workbench } = opened();
    const [key] = [...coderd.store.keys.all()].filter(({ tokenName }) => tokenName === "ci-alpha");
    await tree().row("ci-alpha").click();
    await press("ControlOrMeta+C");
    await eventually(async () => assert.equal(await workbench.readClipboard(), key?.id));
    await workbench.notifications.clear();
    coderd.log.clear();
    await tree().row("ci-alpha").click();
    await press("Delete");
    assert.match(await workbench.dialog.message(), /"ci-alpha"/);
    await press("Escape");
    await workbench.dialog.box.waitFor({ state: "detached" });
    assert.equal(coderd.log.count({ method: "PUT" }) + coderd.log.count({ method: "DELETE" }), 0);
  });

  it("narrows the view while one types, and leaves it as it was on Escape", async () => {
    const { workbench } = opened();
    await tree().titleAction("Filter Tokens…");
    await workbench.quickInput.fill("office");
    await message().filter({ hasText: '2 of 13 tokens match "office".' }).waitFor();
    await tree().row("laptop-2024").waitFor({ state: "detached" });
    await eventually(async () =>
      assert.deepEqual(await labels(), ["Active", "office-dashboard-2", "office-dashboard"]),
    );
    await workbench.quickInput.cancel();
    await tree().row("laptop-2024").waitFor();
    await message().waitFor({ state: "hidden" });
  });

  it("keeps a filter that was accepted until it is cleared", async () => {
    const { workbench } = opened();
    await tree().titleAction("Filter Tokens…");
    await workbench.quickInput.accept("docker containers");
    await message().filter({ hasText: '1 of 13 tokens match "docker containers".' }).waitFor();
    await tree().titleAction("Clear Token Filter");
    await tree().row("laptop-2024").waitFor();
  });

  it("sorts by what is chosen, in one list or in groups, and keeps that over a reload", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: View as List");
    await workbench.runCommand("Coder Access: Sort Tokens…");
    await workbench.quickInput.pick("Name");
    const sorted = ["alpha-terminal", "ci-alpha", "docker-image-push", "home-server"];
    await eventually(async () => assert.deepEqual((await labels()).slice(0, 4), sorted));
    await workbench.page.waitForTimeout(500);
    await workbench.reload();
    await eventually(async () => assert.deepEqual((await labels()).slice(0, 4), sorted));
    await workbench.runCommand("Coder Access: View as Groups");
    await known();
  });

  it("expires several tokens after one question that names them, and nothing else", async () => {
    const { workbench } = opened();
    await chooseMany("job-a", "job-b");
    coderd.log.clear();
    await tree().contextMenu("job-b", "Expire Token");
    assert.equal(await workbench.dialog.message(), "Expire 2 tokens?");
    const detail = await workbench.dialog.detail();
    assert.match(detail, /• job-a\s+• job-b\s+Anything using them/);
    assert.equal(coderd.log.count(), 0);
    await workbench.dialog.choose("Expire 2 Tokens");
    assert.equal(await workbench.notifications.text("Expired 2"), "Expired 2 tokens.");
    assert.equal(coderd.log.count({ method: "PUT" }), 2);
    assert.equal(coderd.log.count({ method: "DELETE" }), 0);
    await tree().row("job-a").waitFor({ state: "detached" });
    await tree().row("job-c").waitFor();
    await workbench.notifications.clear();
  });

  it("changes nothing when the question is answered with no", async () => {
    const { workbench } = opened();
    await chooseMany("job-c", "docker-image-push");
    coderd.log.clear();
    await tree().contextMenu("job-c", "Expire Token");
    assert.equal(await workbench.dialog.message(), "Expire 2 tokens?");
    await workbench.dialog.choose("Cancel");
    assert.equal(coderd.log.count(), 0);
  });

  it("shows expired tokens when asked, and mints one again with the same grant", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Show Expired Tokens");
    await tree().row("job-a").waitFor();
    await eventually(async () => assert.ok((await tree().texts()).includes("Expired 3")));
    await tree().inlineAction("job-a", "Duplicate Token…");
    const form = await NewTokenPage.shown(workbench);
    await eventually(async () => assert.equal(await form.name.inputValue(), "job-a-2"));
    await form.search.fill("file:read");
    await eventually(async () => assert.equal(await form.scope("file:read").isChecked(), true));
  });

  it("reports what failed beside what went well, and tries the rest again", async () => {
    const { workbench } = opened();
    for (const name of ["job-d", "job-e", "job-f"])
      coderd.createToken("alice", { name, scopes: ["file:read"], lifetime: 400 * hour });

    await tree().titleAction("Refresh Tokens");
    await chooseMany("job-d", "job-e", "job-f");
    const id = coderd.store.keys.named(coderd.user("alice").id, "job-e")?.id ?? "";
    coderd.faults.add(
      { method: "DELETE", path: `/api/v2/users/me/keys/${id}`, times: 1 },
      { kind: "answer", status: 502 },
    );
    await tree().contextMenu("job-f", "Delete Token");
    await workbench.dialog.choose("Delete 3 Tokens");
    assert.match(
      await workbench.notifications.text("failed"),
      /^2 of 3 tokens were revoked, 1 failed\. .* is unavailable \(502\)\.$/,
    );
    await workbench.notifications.choose("failed", "Try the Rest Again");
    await workbench.notifications.text('Deleted "job-e".');
    await tree().row("job-e").waitFor({ state: "detached" });
    await workbench.notifications.clear();
  });

  it("shows in a report what became of each when it is asked for", async () => {
    const { workbench } = opened();
    const names = ["job-x", "job-y"];
    const [idX = "", idY = ""] = names.map((name) =>
      coderd.createToken("alice", { name, scopes: ["file:read"], lifetime: 400 * hour }).slice(0, 10),
    );
    await tree().titleAction("Refresh Tokens");
    await chooseMany(...names);
    coderd.faults.add(
      { method: "DELETE", path: `/api/v2/users/me/keys/${idY}`, times: 1 },
      { kind: "answer", status: 502 },
    );
    await tree().contextMenu("job-y", "Delete Token");
    await workbench.dialog.choose("Delete 2 Tokens");
    await workbench.notifications.choose("1 of 2 tokens were revoked, 1 failed.", "Show Report");
    const lines = workbench.page.locator(".editor-instance .view-line");
    const text = async () =>
      (await lines.allInnerTexts()).map((line) => line.replaceAll("\u00a0", " ").trim()).filter(Boolean);
    await lines.filter({ hasText: "Revoked" }).waitFor();
    const [failed = "", ...report] = (await text()).filter(
      (line) => line.startsWith("#") || line.includes("job-"),
    );
    assert.equal(failed, "# Failed");
    assert.ok(report[0]?.startsWith(`- job-y (${idY}): `), report[0]);
    assert.deepEqual(report.slice(1), ["# Revoked", `- job-x (${idX})`]);
    await workbench.runCommand("View: Revert and Close Editor");
    await tree().row("job-x").waitFor({ state: "detached" });
    await tree().row("job-y").waitFor();
    await workbench.notifications.clear();
  });

  it("shows progress that can be cancelled when the server asks for a pause, and says what was left", async () => {
    const { workbench } = opened();
    for (const name of ["job-g", "job-h"])
      coderd.createToken("alice", { name, scopes: ["file:read"], lifetime: 400 * hour });

    await tree().titleAction("Refresh Tokens");
    await chooseMany("job-g", "job-h");
    const limit = coderd.faults.add(
      { method: "PUT", path: "/api/v2/users/me/keys/*/expire" },
      { kind: "rateLimit", retryAfter: "50" },
    );
    await tree().contextMenu("job-h", "Expire Token");
    await workbench.dialog.choose("Expire 2 Tokens");
    await workbench.notifications.text("the server asked to wait 50 s");
    await tree().row("job-g").getByText("expiring…", { exact: true }).waitFor();
    limit.remove();
    await workbench.notifications.choose("asked to wait", "Cancel");
    await workbench.notifications.text("Stopped: 0 of 2 tokens were revoked.");
    await tree().row("job-g").filter({ hasNotText: "expiring…" }).waitFor();
    await workbench.notifications.clear();
  });

  it("does not offer everybody's tokens to people who are no owner", async () => {
    const { workbench } = opened();
    await workbench.page.keyboard.press("F1");
    await workbench.quickInput.fill(">Coder Access: Show");
    await workbench.quickInput.row("Coder Access: Show Token Timeline").waitFor();
    assert.equal(await workbench.quickInput.row("Coder Access: Show All Users' Tokens").count(), 0);
    await workbench.quickInput.cancel();
  });

  it("shows an owner the tokens of everybody, with whose they are", async () => {
    const { workbench } = opened();
    await signInAt(workbench, coderd, coderd.sessionKeyFor("olive"));
    await tree().row("audit-export").waitFor();
    await workbench.runCommand("Coder Access: Show All Users' Tokens");
    await tree().row("bob-backup").waitFor();
    await eventually(async () => assert.match((await tree().texts()).join("\n"), /^bob-backup bob · /m));
    await workbench.runCommand("Coder Access: Show My Tokens");
    await tree().row("bob-backup").waitFor({ state: "detached" });
  });
});
