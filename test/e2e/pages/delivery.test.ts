import assert from "node:assert/strict";
import { copied, delivery, sampleToken, untaken } from "./support/samples";
import { type DeliveryPage, usePanels } from "./support/usePanels";

describe("the delivery page", () => {
  const panels = usePanels();

  async function begun(): Promise<DeliveryPage> {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery, taken: untaken });
    return panel;
  }
  const field = ({ page }: DeliveryPage) => page.getByLabel("Secret", { exact: true });
  const eye = ({ page }: DeliveryPage) => page.getByRole("button", { name: "Show the secret" });
  const primary = ({ page }: DeliveryPage) => page.locator("button.primary").allInnerTexts();

  async function revealed(): Promise<DeliveryPage> {
    const panel = await begun();
    await eye(panel).click();
    await panel.next("reveal");
    await panel.tell({ type: "secret", secret: sampleToken });
    assert.equal(await field(panel).inputValue(), sampleToken);
    return panel;
  }
  async function assertHidden(panel: DeliveryPage): Promise<void> {
    assert.equal(await field(panel).inputValue(), "");
    assert.equal(await field(panel).getAttribute("type"), "password");
    assert.equal(await eye(panel).getAttribute("aria-pressed"), "false");
  }

  it("asks for the secret only when the eye is pressed", async () => {
    const panel = await begun();
    assert.deepEqual(panel.sent(), [{ type: "ready" }]);
    await assertHidden(panel);
    assert.ok(await panel.page.getByText("VS Code keeps it until you select Done.").isVisible());
  });

  it("has the secret in the field's value and nowhere else", async () => {
    const panel = await revealed();
    assert.equal((await panel.markup()).includes(sampleToken), false);
    assert.equal(await panel.kept(), null);
    assert.equal(await panel.page.evaluate("JSON.stringify({ ...localStorage })"), "{}");
  });

  it("selects the whole secret when the field gets the focus", async () => {
    const panel = await revealed();
    await panel.page.keyboard.press("Shift+Tab");
    assert.equal(await panel.page.evaluate("getSelection().toString()"), sampleToken);
  });

  it("hides the secret on a second press", async () => {
    const panel = await revealed();
    await panel.page.keyboard.press("Enter");
    await assertHidden(panel);
    assert.equal(panel.sent().filter(({ type }) => type === "reveal").length, 1);
  });

  for (const [event, target] of [
    ["blur", "window"],
    ["visibilitychange", "document"],
  ] as const) {
    it(`hides the secret on ${event}, and does not show one that comes late`, async () => {
      const panel = await revealed();
      await panel.page.evaluate(`${target}.dispatchEvent(new Event("${event}"))`);
      await assertHidden(panel);
      await panel.tell({ type: "secret", secret: sampleToken });
      await assertHidden(panel);
    });
  }

  it("hides the secret after a minute", async () => {
    const panel = await panels.delivery();
    await panel.page.clock.install();
    await panel.tell({ type: "begin", delivery, taken: untaken });
    await eye(panel).click();
    await panel.next("reveal");
    await panel.page.evaluate(`void fromHost(${JSON.stringify({ type: "secret", secret: sampleToken })})`);
    await panel.page.clock.runFor(59_000);
    assert.equal(await field(panel).inputValue(), sampleToken);
    await panel.page.clock.runFor(1_000);
    await assertHidden(panel);
  });

  it("lets one button stand out: first to copy, then to say so", async () => {
    const panel = await begun();
    assert.deepEqual(await primary(panel), ["Copy"]);
    await panel.page.keyboard.press("Enter");
    await panel.next("copy");
    await panel.tell(copied);
    assert.deepEqual(await primary(panel), ["Done"]);
    await panel.page.getByRole("status").getByText("Copied").waitFor({ state: "attached" });
    // Between them: the snippets, of which one is a stop, its button, and three other ways of taking the secret.
    for (let stop = 0; stop < 6; stop += 1) await panel.page.keyboard.press("Tab");
    await panel.page.keyboard.press("Enter");
    await panel.next("haveIt");
    assert.deepEqual(
      panel.sent().map(({ type }) => type),
      ["ready", "copy", "haveIt"],
    );
  });

  it("warns when the secret could not be kept", async () => {
    const panel = await panels.delivery();
    await panel.tell({ type: "begin", delivery: { ...delivery, isSafe: false }, taken: untaken });
    assert.ok(await panel.page.getByText("Copy it now.").isVisible());
    assert.equal(await panel.page.getByText("VS Code keeps it").count(), 0);
  });
});
