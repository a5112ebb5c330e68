import assert from "node:assert/strict";
import { alarm, atHand, copied, delivery, proved, sampleToken, untaken } from "./support/samples";
import { type DeliveryPage, usePanels } from "./support/usePanels";

describe("the ways of the delivery page", () => {
  const panels = usePanels();

  async function begun(): Promise<DeliveryPage> {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery, taken: untaken });
    return panel;
  }
  const press = ({ page }: DeliveryPage, name: string) =>
    page.getByRole("button", { name, exact: true }).click();
  const primary = ({ page }: DeliveryPage) => page.locator("button.primary").allInnerTexts();
  const heard = ({ page }: DeliveryPage, text: string) =>
    page.locator('[role="status"]').getByText(text).waitFor({ state: "attached" });

  for (const [label, way] of [
    ["Write to .env file…", "file"],
    ["Insert at cursor", "cursor"],
    ["Open terminal with token", "terminal"],
    ["Save in VS Code", "keep"],
  ] as const) {
    it(`asks its host, without the secret: ${label}`, async () => {
      const panel = await begun();
      if (way === "file") await panel.page.getByRole("radio", { name: ".env" }).check();
      await press(panel, label);
      assert.deepEqual(await panel.next("take"), { type: "take", way });
    });
  }

  it("says where the secret went, and then only having it is left", async () => {
    const panel = await begun();
    await panel.tell({
      type: "taken",
      sentence: "Saved CODER_URL and CODER_SESSION_TOKEN to .env.",
      taken: atHand,
    });
    await panel.page.getByText("Saved CODER_URL and CODER_SESSION_TOKEN to .env.").first().waitFor();
    await heard(panel, "Saved CODER_URL");
    assert.deepEqual(await primary(panel), ["Done"]);
  });

  it("says why it did not, and copying stays what to do", async () => {
    const panel = await begun();
    await panel.tell({ type: "failed", sentence: "This editor is read-only." });
    await heard(panel, "This editor is read-only.");
    assert.deepEqual(await primary(panel), ["Copy"]);
  });

  it("tells that the clipboard will be cleared, and when it is", async () => {
    const panel = await begun();
    await panel.tell(copied);
    await panel.page.getByText("The clipboard is cleared in a minute").first().waitFor();
    assert.deepEqual(await primary(panel), ["Done"]);
    await panel.tell({ type: "taken", sentence: "Secret removed from clipboard.", taken: untaken });
    assert.equal(await panel.page.getByRole("button", { name: "Copied" }).count(), 0);
    assert.deepEqual(await primary(panel), ["Copy"], "whoever lost it must copy it again first");
  });

  it("goes on where it was when it is shown again", async () => {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery, taken: atHand }, { type: "proof", proof: proved });
    assert.deepEqual(await primary(panel), ["Done"]);
    assert.ok(await panel.page.getByText("Works as requested (14 checks).").first().isVisible());
  });

  it("keeps the notes of a good proof folded", async () => {
    const panel = await begun();
    await panel.tell({ type: "proof", proof: proved });
    const note = panel.page.getByText("can't list workspaces");
    assert.equal(await note.isVisible(), false);
    await panel.page.getByText("Limitations").click();
    assert.ok(await note.isVisible());
    assert.equal(await panel.page.getByRole("button", { name: "Revoke token" }).count(), 0);
  });

  it("shows every sentence of an alarm, and offers to end the token or to ask again", async () => {
    const panel = await begun();
    await panel.tell({ type: "proof", proof: alarm });
    await heard(panel, "(2 of 14 checks)");
    assert.equal(await panel.page.getByRole("listitem").count(), 2);
    assert.deepEqual(await primary(panel), ["Revoke token"]);
    await panel.tell(copied);
    assert.deepEqual(await primary(panel), ["Revoke token"]);
    await press(panel, "Verify again");
    await panel.next("proveAgain");
    await press(panel, "Revoke token");
    await panel.next("discard");
  });

  it("does not call a token bad that could not be asked about", async () => {
    const panel = await begun();
    await panel.tell({
      type: "proof",
      proof: { kind: "unknown", sentence: "coder.example.com did not answer." },
    });
    assert.ok(
      await panel.page.getByText("Not verified: coder.example.com did not answer.").first().isVisible(),
    );
    assert.equal(await panel.page.getByRole("button", { name: "Revoke token" }).count(), 0);
    await press(panel, "Verify again");
    await panel.next("proveAgain");
  });

  it("has no secret in its markup or state, whatever was pressed", async () => {
    const panel = await begun();
    await press(panel, "Copy");
    await press(panel, "Open terminal with token");
    await panel.page.getByRole("button", { name: "Show the secret" }).click();
    await panel.tell(copied, { type: "secret", secret: sampleToken }, { type: "proof", proof: alarm });
    assert.equal((await panel.markup()).includes(sampleToken), false);
    assert.equal(await panel.kept(), null);
  });

  it("shows a snippet for the chosen shell or tool, with dots in place of the secret, and has its block copied", async () => {
    const panel = await begun();
    const text = () => panel.page.locator("pre").allInnerTexts();
    assert.deepEqual(await text(), [
      "export CODER_URL=https://coder.example.com\nexport CODER_SESSION_TOKEN=••••••",
    ]);
    await panel.page.getByRole("radio", { name: "bash" }).focus();
    await panel.page.keyboard.press("ArrowRight");
    assert.match((await text()).join(), /^set -gx CODER_URL/);
    await panel.page.getByRole("radio", { name: "GitHub Actions" }).check();
    assert.equal((await text()).length, 2);
    await panel.page.getByRole("button", { name: "Copy snippet" }).last().click();
    const { use, block } = await panel.next("copySnippet");
    assert.deepEqual([use, block], ["gitHub", 1]);
    await panel.tell({ ...copied, block: { use, block } });
    assert.deepEqual(await panel.page.getByRole("button", { name: /^Cop(y|ied)/ }).allInnerTexts(), [
      "Copy",
      "Copy snippet",
      "Copied",
    ]);
  });

  it("has no snippets where the secret is none of Coder's", async () => {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery: { ...delivery, snippets: [] }, taken: untaken });
    assert.equal(await panel.page.getByText("Use it in").isVisible(), false);
  });

  it("says that the browser does not let it read the clipboard, and what Done leaves", async () => {
    const panel = await begun();
    await press(panel, "Copy");
    assert.equal((await panel.next("copy")).canRead, false, "nobody allowed it here");
    assert.ok(await panel.page.getByText("Selecting Done deletes the secret from VS Code.").isVisible());
    await panel.tell({ type: "taken", sentence: "Saved in VS Code.", taken: { ...atHand, isSaved: true } });
    assert.ok(await panel.page.getByText("The secret stays saved in VS Code.").isVisible());
  });

  it("copies the secret by keyboard as the button does, without its text", async () => {
    const panel = await begun();
    await panel.page.getByRole("button", { name: "Show the secret" }).click();
    await panel.next("reveal");
    await panel.tell({ type: "secret", secret: sampleToken });
    await panel.page.getByLabel("Secret", { exact: true }).focus();
    await panel.page.keyboard.press("Control+C");
    await panel.next("copy");
  });

  it("promises nothing any more after signing out, and offers to sign in", async () => {
    const panel = await begun();
    await panel.tell({ type: "signedOut", name: "watch-alpha", sentence: "You've signed out." });
    assert.equal(await panel.page.getByText("VS Code keeps it").count(), 0);
    assert.deepEqual(await primary(panel), ["Sign In"]);
    await panel.page.keyboard.press("Enter");
    await panel.next("signIn");
  });
});
