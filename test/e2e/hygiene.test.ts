import assert from "node:assert/strict";
import { type Coderd, type ProfileName, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

describe("the review of tokens", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));
  const review = async () => opened().workbench.runCommand("Coder Access: Review Tokens…");
  const check = async (...labels: string[]) => {
    for (const label of labels) await opened().workbench.quickInput.row(label).click();
  };

  it("lists what should be dealt with, the most harmful first, each with its reasons in words", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAt(workbench, coderd);
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    await review();
    assert.equal(await workbench.quickInput.title(), "Review Tokens");
    // The sentences below the names are labels, too.
    await eventually(async () => {
      const labels = (await workbench.quickInput.labels()).filter((label) => !label.endsWith("."));
      assert.deepEqual(labels.slice(0, 4), [
        "preview-environment",
        "laptop-2024",
        "home-server",
        "release-bot",
      ]);
    });
    const row = await workbench.quickInput.row("laptop-2024").innerText();
    assert.match(row, /Full access · Never used · Duplicate/);
    assert.match(row, /Can do everything you can/);
    assert.equal(
      await workbench.quickInput.rows.filter({ hasText: "ci-alpha" }).count(),
      0,
      "ci-alpha is fine",
    );
  });

  it("sends nothing until the chosen ones were confirmed by name", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    await check("Revoke Several Tokens…");
    await workbench.quickInput.row("No tokens selected").waitFor();
    await check("preview-environment", "laptop-2024", "Revoke 2 Tokens…");
    await workbench.quickInput.rows.filter({ hasText: "stay in the server's records" }).click();
    assert.equal(await workbench.dialog.message(), "Expire 2 tokens?");
    const detail = await workbench.dialog.detail();
    assert.ok(detail.includes("• preview-environment") && detail.includes("• laptop-2024"), detail);
    assert.equal(coderd.log.entries.filter(({ method }) => method !== "GET").length, 0);
  });

  it("deals with the chosen ones in one go, and says so", async () => {
    const { workbench } = opened();
    await workbench.dialog.choose("Expire 2 Tokens");
    await workbench.notifications.text("Expired 2 tokens.");
    await eventually(async () =>
      assert.equal(await workbench.quickInput.title(), "Review Tokens", "the rest is still to be reviewed"),
    );
    await workbench.quickInput.cancel();
    assert.equal(coderd.log.count({ method: "PUT" }), 2);
    await workbench.tree("Tokens").row("laptop-2024").waitFor({ state: "detached" });
    await workbench.notifications.clear();
  });

  it("no longer lists what was dealt with, and can be left without a change", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    await review();
    await workbench.quickInput.row("home-server").waitFor();
    const labels = await workbench.quickInput.labels();
    assert.ok(!labels.includes("laptop-2024") && labels.includes("home-server"), labels.join(" "));
    await check("home-server");
    await eventually(async () => assert.equal(await workbench.quickInput.title(), "Review home-server"));
    for (const act of ["Change…", "Rotate…", "Keep It", "Show Details", "Expire…", "Delete…"])
      await workbench.quickInput.row(act).waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.quickInput.row("release-bot").waitFor();
    await workbench.quickInput.cancel();
    assert.equal(coderd.log.entries.filter(({ method }) => method !== "GET").length, 0);
  });

  it("says that all tokens are fine when they are", async () => {
    const { workbench } = opened();
    coderd.createUser({ username: "erin" });
    coderd.createToken("erin", { name: "fine", scopes: ["file:read"] });
    await signInAt(workbench, coderd, coderd.sessionKeyFor("erin"));
    await workbench.tree("Tokens").row("fine").waitFor();
    await review();
    assert.match(
      await workbench.notifications.text("doesn't need attention"),
      /^Your token on .* doesn't need attention\.$/,
    );
  });
});

describe("the review of tokens on an old server", () => {
  const profile: ProfileName = "2.31.0";
  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd({ profile });
  });
  after(async () => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  it("offers only to delete", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAt(workbench, coderd);
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    await workbench.runCommand("Coder Access: Review Tokens…");
    await workbench.quickInput.row("laptop-2024").click();
    await workbench.quickInput.row("Delete…").waitFor();
    assert.equal(await workbench.quickInput.row("Expire…").count(), 0);
    await workbench.quickInput.row("Delete…").click();
    assert.equal(await workbench.dialog.message(), 'Delete "laptop-2024"?');
    await workbench.dialog.choose("Delete Token");
    await workbench.notifications.text('Deleted "laptop-2024"');
    assert.equal(coderd.log.count({ method: "DELETE" }), 1);
    assert.equal(coderd.log.count({ method: "PUT" }), 0);
  });
});
