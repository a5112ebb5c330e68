import assert from "node:assert/strict";
import { alarm, delivery, proved, sampleToken } from "./support/samples";
import { type DeliveryPage, usePanels } from "./support/usePanels";

describe("the ways of the delivery page", () => {
  const panels = usePanels();

  async function begun(): Promise<DeliveryPage> {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery });
    return panel;
  }
  const press = ({ page }: DeliveryPage, name: string) => page.getByRole("button", { name }).click();
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
      await press(panel, label);
      assert.deepEqual(await panel.next("take"), { type: "take", way });
    });
  }

  it("says where the secret went, and then only having it is left", async () => {
    const panel = await begun();
    await panel.tell({ type: "taken", sentence: "Saved to .env as CODER_SESSION_TOKEN." });
    await panel.page.getByText("Saved to .env as CODER_SESSION_TOKEN.").first().waitFor();
    await heard(panel, "Saved to .env");
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
    await panel.tell({ type: "copied" });
    await panel.page.getByText("The clipboard is cleared in a minute").first().waitFor();
    await panel.tell({ type: "taken", sentence: "Secret removed from clipboard." });
    assert.equal(await panel.page.getByRole("button", { name: "Copied" }).count(), 0);
    assert.ok(await panel.page.getByRole("button", { name: "Copy" }).isVisible());
  });

  it("goes on where it was when it is shown again", async () => {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery, isTaken: true }, { type: "proof", proof: proved });
    assert.deepEqual(await primary(panel), ["Done"]);
    assert.ok(await panel.page.getByText("14 of 14").first().isVisible());
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
    await panel.tell({ type: "copied" });
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
    await panel.tell(
      { type: "copied" },
      { type: "secret", secret: sampleToken },
      { type: "proof", proof: alarm },
    );
    assert.equal((await panel.markup()).includes(sampleToken), false);
    assert.equal(await panel.kept(), null);
  });
});
